import { Marker } from 'maplibre-gl';
import type { Map } from 'maplibre-gl';
import type { BestNow, NearbyItem } from '#contract/exposure.ts';
import { bunchUp } from './pins.ts';
import type { Bunch } from './pins.ts';

export type PinWords = {
  /** What a pin is called by those who can't see it. */
  name: (item: NearbyItem) => string;
  /** What the tag shows: a price, or what comes off a bill. */
  tag: (best: BestNow) => string;
  bunch: (first: string, more: number) => string;
};

/** Places in one building stay together however close one comes; the best one opens. */
const closest = 18.5;
const reach = { x: 62, y: 38 };

/**
 * Puts places on a map as price tags, real buttons that keyboards and screen readers reach.
 * Those that would cover each other become one with a count; pressing it moves closer.
 * Answers with how to take them off again.
 */
export const putPins = (
  map: Map,
  items: readonly NearbyItem[],
  {
    words,
    chosenId,
    choose,
  }: {
    words: PinWords;
    chosenId: string | null;
    choose: (item: NearbyItem) => void;
  },
): (() => void) => {
  let markers: Marker[] = [];
  const clear = () => {
    for (const marker of markers) marker.remove();
    markers = [];
  };
  const draw = () => {
    clear();
    // Prices first: a bunch shows its first spot, and a price says more than a count.
    const ranked = items.toSorted((a, b) => Number(!a.best) - Number(!b.best));
    const spots = ranked.map((item) => ({ ...map.project([item.lon, item.lat]), item }));
    const seen = spots.filter(({ x, y }) => isInSight(map, x, y));
    markers = bunchUp(
      seen.map(({ x, y, item }) => ({ x, y, item })),
      reach,
    ).map((bunch) => {
      const element = pinOf(bunch, words, chosenId);
      element.addEventListener('click', (event) => {
        event.stopPropagation();
        const [first] = bunch.items;
        if (bunch.items.length > 1 && map.getZoom() < closest) comeCloser(map, bunch);
        else if (first) choose(first);
      });
      return new Marker({ element })
        .setLngLat(map.unproject([bunch.x, bunch.y]))
        .addTo(map);
    });
  };
  draw();
  map.on('moveend', draw);
  return () => {
    map.off('moveend', draw);
    clear();
  };
};

const isInSight = (map: Map, x: number, y: number): boolean => {
  const { clientWidth, clientHeight } = map.getContainer();
  return x > -40 && y > -40 && x < clientWidth + 40 && y < clientHeight + 40;
};

const pinOf = (
  { items }: Bunch<NearbyItem>,
  words: PinWords,
  chosenId: string | null,
): HTMLButtonElement => {
  const [first] = items;
  const element = document.createElement('button');
  element.type = 'button';
  const tag = document.createElement('span');
  const best = first?.best ?? null;
  const many = items.length > 1;
  element.className = [
    'pin',
    best ? (many ? 'pin-bunch' : '') : many ? 'pin-many' : 'pin-plain',
    items.some(({ placeId }) => placeId === chosenId) ? 'pin-on' : '',
  ]
    .join(' ')
    .trim();
  tag.textContent = best ? words.tag(best) : many ? String(items.length) : '';
  if (best && many) tag.append(moreOf(items.length - 1));
  tag.ariaHidden = 'true';
  const name = first ? words.name(first) : '';
  element.ariaLabel = many ? words.bunch(name, items.length - 1) : name;
  element.append(tag);
  return element;
};

const moreOf = (count: number): HTMLElement => {
  const more = document.createElement('small');
  more.textContent = `+${count}`;
  return more;
};

const comeCloser = (map: Map, bunch: Bunch<NearbyItem>): void => {
  const lons = bunch.items.map(({ lon }) => lon);
  const lats = bunch.items.map(({ lat }) => lat);
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  map.fitBounds(
    [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
    { padding: 80, maxZoom: closest, duration: calm ? 0 : 250 },
  );
};
