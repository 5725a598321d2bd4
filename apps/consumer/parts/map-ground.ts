import { addProtocol } from 'maplibre-gl';
import type { Language } from '#ui/language.tsx';
import { baseMapPath, tilesPath } from '../paths.ts';
import { shiftOf } from './map-datum.ts';
import type { Shift } from './map-datum.ts';
import { mapStyle } from './map-style.ts';
import type { Drawing } from './map-style.ts';
import { tileStyle } from './tile-style.ts';

type Style = ReturnType<typeof mapStyle>;

/** What the places are drawn on, and where on it they belong. */
export type BaseMap = {
  shift: Shift;
  style: (dark: boolean, language: Language) => Style;
};

/**
 * The operator's tiles where there are some, else the city's own drawing, else paper. Both
 * say themselves which datum they are in; where nothing is said it is WGS-84.
 */
export const findBaseMap = async (city: string): Promise<BaseMap> =>
  (await findTiles(city).catch(() => null)) ?? findDrawing(city);

const findTiles = async (city: string): Promise<BaseMap | null> => {
  const url = new URL(tilesPath(city), location.origin).href;
  const head = await fetch(url, { method: 'HEAD' });
  // Nothing there is 204; a server that does not know such files answers with the page.
  const isPage = head.headers.get('content-type')?.includes('text/html');
  if (head.status !== 200 || isPage) return null;
  const { PMTiles, Protocol } = await import('pmtiles');
  const file = new PMTiles(url);
  const protocol = new Protocol();
  protocol.add(file);
  addProtocol('pmtiles', protocol.tile);
  return {
    shift: shiftOf(datumOf(await file.getMetadata())),
    style: (dark, language) => tileStyle(`pmtiles://${url}`, dark, language),
  };
};

const findDrawing = async (city: string): Promise<BaseMap> => {
  const response = await fetch(baseMapPath(city)).catch(() => null);
  const read: unknown = response?.ok ? await response.json().catch(() => null) : null;
  const isDrawing = read !== null && typeof read === 'object' && 'features' in read;
  // The server serves what the city's own generator drew.
  const drawing = isDrawing ? (read as unknown as Drawing) : null;
  return {
    shift: shiftOf(datumOf(read)),
    style: (dark, language) => mapStyle(drawing, dark, language),
  };
};

const datumOf = (described: unknown): 'GCJ-02' | 'WGS-84' => {
  const isSaid = described !== null && typeof described === 'object';
  return isSaid && 'datum' in described && described.datum === 'GCJ-02'
    ? 'GCJ-02'
    : 'WGS-84';
};
