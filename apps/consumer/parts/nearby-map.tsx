import 'maplibre-gl/dist/maplibre-gl.css';
import './nearby-map.css';
import { useQuery } from '@tanstack/react-query';
import { Map, Marker, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { BestNow, NearbyItem } from '#contract/exposure.ts';
import { distanceMetres } from '#contract/kit/geo.ts';
import type { GeoPoint } from '#contract/kit/geo.ts';
import { useLanguage } from '#ui/language.tsx';
import { Note, Trouble } from '#ui/states.tsx';
import { useTheme } from '#ui/theme.tsx';
import { useCity } from '../city.tsx';
import { useHere } from '../here.ts';
import { baseMapPath } from '../paths.ts';
import { mapQuery } from '../queries.ts';
import type { NearbyAsked } from '../queries.ts';
import { useViewer } from '../signed-in.tsx';
import { useText } from '../text.ts';
import { Icon } from './icon.tsx';
import { mapStyle } from './map-style.ts';
import type { Drawing } from './map-style.ts';
import { NearbyCard } from './nearby-card.tsx';
import { putPins } from './price-pins.ts';
import { tagOf } from './price-tag.ts';

setWorkerUrl(workerUrl);

const movedFarMetres = 250;

/** Places near here as price tags on the city's own map; `list` where none can be drawn. */
export const NearbyMap = ({ asked, list }: { asked: NearbyAsked; list: ReactNode }) => {
  const words = useText();
  const city = useCity();
  const viewer = useViewer();
  const { here, pick } = useHere(city);
  const { data, error } = useQuery(mapQuery(city.id, viewer, asked));
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const [chosen, setChosen] = useState<NearbyItem | null>(null);
  const drawing = useDrawing(city.id);
  const map = useMap(box, here, drawing);
  const centre = useCentre(map);
  usePins(map, data?.items ?? [], chosen, setChosen);
  if (!canDraw()) {
    return (
      <>
        <Note tone="unsure">{words.map.noWebgl}</Note>
        {list}
      </>
    );
  }
  const moved = centre !== null && distanceMetres(centre, here) > movedFarMetres;
  return (
    <>
      <Trouble error={error} />
      <section className="map-box" aria-label={words.map.label}>
        <div ref={setBox} className="map-canvas" />
        {moved ? (
          <button
            type="button"
            className="ar-button map-search"
            onClick={() => {
              setChosen(null);
              pick(centre);
            }}
          >
            {words.map.searchHere}
          </button>
        ) : null}
        {chosen ? (
          <div className="map-card">
            <button
              type="button"
              className="icon-button"
              aria-label={words.close}
              onClick={() => setChosen(null)}
            >
              <Icon name="close" />
            </button>
            <NearbyCard item={chosen} />
          </div>
        ) : null}
      </section>
    </>
  );
};

let drawable: boolean | undefined;
/** Asked once: each question costs the device a drawing context. */
const canDraw = (): boolean =>
  (drawable ??= document.createElement('canvas').getContext('webgl2') !== null);

/** The city's drawing; null where there is none, undefined until that is known. */
const useDrawing = (cityId: string): Drawing | null | undefined =>
  useQuery({
    queryKey: ['base-map', cityId],
    queryFn: async (): Promise<Drawing | null> => {
      const response = await fetch(baseMapPath(cityId)).catch(() => null);
      if (!response?.ok) return null;
      const read: unknown = await response.json().catch(() => null);
      const isDrawing = read !== null && typeof read === 'object' && 'features' in read;
      // The server serves what the city's own generator drew.
      return isDrawing ? (read as Drawing) : null;
    },
    staleTime: Infinity,
  }).data;

const useMap = (
  box: HTMLDivElement | null,
  here: GeoPoint,
  drawing: Drawing | null | undefined,
): Map | null => {
  const { dark } = useTheme();
  const { language } = useLanguage();
  const [map, setMap] = useState<Map | null>(null);
  const begin = useRef({ here, dark, language });
  useEffect(() => {
    if (!box || drawing === undefined || !canDraw()) return;
    const { here: first, dark: atNight, language: spoken } = begin.current;
    const made = new Map({
      container: box,
      style: mapStyle(drawing, atNight, spoken),
      center: [first.lon, first.lat],
      zoom: 15.3,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
    });
    made.touchZoomRotate.disableRotation();
    setMap(made);
    return () => {
      setMap(null);
      made.remove();
    };
  }, [box, drawing]);
  useEffect(() => {
    const { dark: shownDark, language: shown } = begin.current;
    if (!map || drawing === undefined || (dark === shownDark && language === shown)) return;
    begin.current = { ...begin.current, dark, language };
    map.setStyle(mapStyle(drawing, dark, language));
  }, [map, drawing, dark, language]);
  useHerePin(map, here);
  return map;
};

const useHerePin = (map: Map | null, here: GeoPoint): void => {
  useEffect(() => {
    if (!map) return;
    map.setCenter([here.lon, here.lat]);
    const element = document.createElement('div');
    element.className = 'pin-here';
    const marker = new Marker({ element }).setLngLat([here.lon, here.lat]).addTo(map);
    return () => void marker.remove();
  }, [map, here]);
};

const useCentre = (map: Map | null): GeoPoint | null => {
  const [centre, setCentre] = useState<GeoPoint | null>(null);
  useEffect(() => {
    if (!map) return;
    const look = () => {
      const { lat, lng } = map.getCenter();
      setCentre({ lat, lon: lng });
    };
    map.on('moveend', look);
    return () => void map.off('moveend', look);
  }, [map]);
  return centre;
};

const usePins = (
  map: Map | null,
  items: readonly NearbyItem[],
  chosen: NearbyItem | null,
  choose: (item: NearbyItem) => void,
): void => {
  const words = useText();
  const chosenId = chosen?.placeId ?? null;
  useEffect(() => {
    if (!map) return;
    const tag = (best: BestNow) => tagOf(words.map, best);
    const name = ({ name: called, best }: NearbyItem) =>
      best ? `${called} ${tag(best)}` : called;
    const said = { name, tag, bunch: words.map.cluster };
    return putPins(map, items, {
      words: said,
      chosenId,
      choose,
    });
  }, [map, items, words, chosenId, choose]);
};
