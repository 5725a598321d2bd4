import 'maplibre-gl/dist/maplibre-gl.css';
import './nearby-map.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Map, Marker, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { BestNow, NearbyItem } from '#contract/exposure.ts';
import type { GeoPoint } from '#contract/kit/geo.ts';
import { useLanguage } from '#ui/language.tsx';
import { Note, Trouble } from '#ui/states.tsx';
import { useTheme } from '#ui/theme.tsx';
import { useCity } from '../city.tsx';
import { useHere } from '../here.ts';
import { mapQuery } from '../queries.ts';
import type { NearbyAsked } from '../queries.ts';
import { useViewer } from '../signed-in.tsx';
import { useText } from '../text.ts';
import { Icon } from './icon.tsx';
import { boxText } from './map-datum.ts';
import { findBaseMap } from './map-ground.ts';
import type { BaseMap } from './map-ground.ts';
import { NearbyCard } from './nearby-card.tsx';
import { putPins } from './price-pins.ts';
import { tagOf } from './price-tag.ts';
import { WayButton } from './way-button.tsx';

setWorkerUrl(workerUrl);

// While a finger is on the map nothing is asked; this long after it rests, the server is.
const restMs = 300;

/** Places near here as price tags on the city's own map; `list` where none can be drawn. */
export const NearbyMap = ({ asked, list }: { asked: NearbyAsked; list: ReactNode }) => {
  const words = useText();
  const city = useCity();
  const viewer = useViewer();
  const { here } = useHere(city);
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const [chosen, setChosen] = useState<NearbyItem | null>(null);
  const [follows, setFollows] = useState(true);
  const base = useBaseMap(city.id);
  const map = useMap(element, here, base);
  const { box, isStale, take } = useBox(map, base, follows);
  const { data, error, isFetching } = useQuery({
    ...mapQuery(city.id, viewer, asked, box),
    enabled: box !== null,
    // The pins of before stay until those of now are there.
    placeholderData: keepPreviousData,
  });
  usePins(map, base, data?.items ?? none, chosen, setChosen);
  if (!canDraw()) {
    return (
      <>
        <Note tone="unsure">{words.map.noWebgl}</Note>
        {list}
      </>
    );
  }
  return (
    <>
      <Trouble error={error} />
      <section className="map-box" aria-label={words.map.label} aria-busy={isFetching}>
        <div ref={setElement} className="map-canvas" />
        <div className="map-bar">
          <button
            type="button"
            className="chip"
            aria-pressed={follows}
            onClick={() => {
              setFollows(!follows);
              if (!follows) take();
            }}
          >
            {words.map.follow}
          </button>
          {isStale ? (
            <button type="button" className="ar-button map-search" onClick={take}>
              {words.map.searchHere}
            </button>
          ) : null}
          <output className="map-said">
            {isFetching
              ? words.map.looking
              : data?.items.length === 0
                ? words.map.none
                : ''}
          </output>
        </div>
        {chosen ? <ChosenCard item={chosen} close={() => setChosen(null)} /> : null}
      </section>
    </>
  );
};

const none: readonly NearbyItem[] = [];

const ChosenCard = ({ item, close }: { item: NearbyItem; close: () => void }) => {
  const words = useText();
  return (
    <div className="map-card">
      <button
        type="button"
        className="icon-button"
        aria-label={words.close}
        onClick={close}
      >
        <Icon name="close" />
      </button>
      <NearbyCard item={item} />
      <WayButton className="map-way" to={item} />
    </div>
  );
};

let drawable: boolean | undefined;
/** Asked once: each question costs the device a drawing context. */
const canDraw = (): boolean =>
  (drawable ??= document.createElement('canvas').getContext('webgl2') !== null);

const useBaseMap = (cityId: string): BaseMap | undefined =>
  useQuery({
    queryKey: ['base-map', cityId],
    queryFn: () => findBaseMap(cityId),
    staleTime: Infinity,
  }).data;

const useMap = (
  element: HTMLDivElement | null,
  here: GeoPoint,
  base: BaseMap | undefined,
): Map | null => {
  const { dark } = useTheme();
  const { language } = useLanguage();
  const [map, setMap] = useState<Map | null>(null);
  const begin = useRef({ here, dark, language });
  useEffect(() => {
    if (!element || !base || !canDraw()) return;
    const { here: first, dark: atNight, language: spoken } = begin.current;
    const made = new Map({
      container: element,
      style: base.style(atNight, spoken),
      center: lngLat(base, first),
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
  }, [element, base]);
  useEffect(() => {
    const { dark: shownDark, language: shown } = begin.current;
    if (!map || !base || (dark === shownDark && language === shown)) return;
    begin.current = { ...begin.current, dark, language };
    map.setStyle(base.style(dark, language));
  }, [map, base, dark, language]);
  useHerePin(map, here, base);
  return map;
};

/** Where a point of ours is on the base map. */
const lngLat = (base: BaseMap, point: GeoPoint): [number, number] => {
  const { lat, lon } = base.shift.to(point);
  return [lon, lat];
};

const useHerePin = (map: Map | null, here: GeoPoint, base: BaseMap | undefined): void => {
  useEffect(() => {
    if (!map || !base) return;
    map.setCenter(lngLat(base, here));
    const element = document.createElement('div');
    element.className = 'pin-here';
    const marker = new Marker({ element }).setLngLat(lngLat(base, here)).addTo(map);
    return () => void marker.remove();
  }, [map, here, base]);
};

/** What the map shows, once it rests; `isStale` where it was moved and is not followed. */
const useBox = (map: Map | null, base: BaseMap | undefined, follows: boolean) => {
  const [box, setBox] = useState<string | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    if (!map || !base) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => setShown(boxOf(map, base));
    const rest = () => {
      clearTimeout(timer);
      timer = setTimeout(look, restMs);
    };
    look();
    map.on('moveend', rest);
    return () => {
      clearTimeout(timer);
      map.off('moveend', rest);
    };
  }, [map, base]);
  useEffect(() => {
    // The first box is asked about in either case.
    if (shown !== null) setBox((asked) => (follows || asked === null ? shown : asked));
  }, [shown, follows]);
  return { box, isStale: shown !== null && shown !== box, take: () => setBox(shown) };
};

const boxOf = (map: Map, base: BaseMap): string => {
  const bounds = map.getBounds();
  const corner = ({ lat, lng }: { lat: number; lng: number }) => ({ lat, lon: lng });
  return boxText(corner(bounds.getSouthWest()), corner(bounds.getNorthEast()), base.shift);
};

const usePins = (
  map: Map | null,
  base: BaseMap | undefined,
  items: readonly NearbyItem[],
  chosen: NearbyItem | null,
  choose: (item: NearbyItem) => void,
): void => {
  const words = useText();
  const chosenId = chosen?.placeId ?? null;
  useEffect(() => {
    if (!map || !base) return;
    const tag = (best: BestNow) => tagOf(words.map, best);
    const name = ({ name: called, best }: NearbyItem) =>
      best ? `${called} ${tag(best)}` : called;
    const said = { name, tag, bunch: words.map.cluster };
    // Drawn where the base map has them; a tap gives back the place as it is.
    const drawn = items.map((item) => ({ ...item, ...base.shift.to(item) }));
    return putPins(map, drawn, {
      words: said,
      chosenId,
      choose: ({ placeId }) => {
        const item = items.find((each) => each.placeId === placeId);
        if (item) choose(item);
      },
    });
  }, [map, base, items, words, chosenId, choose]);
};
