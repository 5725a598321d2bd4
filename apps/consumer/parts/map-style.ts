import type { FeatureCollection } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import type { Language } from '#ui/language.tsx';

/** A city's own drawing in WGS-84; what a feature is stands in its `kind`. */
export type Drawing = FeatureCollection;

const day = {
  land: '#fbf7f2',
  water: '#d3e3e6',
  green: '#e2ebd6',
  hilltop: '#d6e3c6',
  sand: '#f5e6c4',
  street: '#ffffff',
  casing: '#e6dccf',
  built: '#efe5d8',
  ferry: '#9fb9be',
  text: '#595048',
  waterText: '#42656c',
};
const night: typeof day = {
  land: '#1a1d25',
  water: '#0d151c',
  green: '#18241f',
  hilltop: '#1d2c25',
  sand: '#2a2519',
  street: '#343944',
  casing: '#101318',
  built: '#232732',
  ferry: '#33505a',
  text: '#c5bbae',
  waterText: '#7fa3ab',
};

/** The colours of a base map, by day and by night. */
export const mapColours = (dark: boolean): typeof day => (dark ? night : day);

/**
 * A plain map out of the city's drawing: no tiles, no fonts and no third party is asked.
 * Without a drawing it is paper, and the prices stand on it all the same.
 */
export const mapStyle = (
  drawing: Drawing | null,
  dark: boolean,
  language: Language,
): StyleSpecification => {
  const colour = mapColours(dark);
  const hasLand = drawing?.features.some(
    ({ properties }) => properties?.['kind'] === 'land',
  );
  return {
    version: 8,
    sources: {
      city: { type: 'geojson', data: drawing ?? nothing },
    },
    layers: [
      {
        id: 'ground',
        type: 'background',
        paint: { 'background-color': hasLand ? colour.water : colour.land },
      },
      ...areas(colour),
      ...lines(colour),
      ...labels(colour, language),
    ],
  };
};

const nothing: Drawing = { type: 'FeatureCollection', features: [] };

type Layers = StyleSpecification['layers'];
type Colours = typeof day;

const only = (...kinds: string[]): ['match', ['get', 'kind'], string[], true, false] => [
  'match',
  ['get', 'kind'],
  kinds,
  true,
  false,
];

const areas = (colour: Colours): Layers =>
  (
    [
      ['land', colour.land, ['land', 'islet']],
      ['green', colour.green, ['hill', 'park']],
      ['hilltop', colour.hilltop, ['hilltop']],
      ['sand', colour.sand, ['beach']],
      ['water', colour.water, ['lake', 'river']],
      ['built', colour.built, ['mall']],
    ] as const
  ).map(([id, fill, kinds]) => ({
    id,
    type: 'fill',
    source: 'city',
    filter: only(...kinds),
    paint: { 'fill-color': fill },
  }));

const widths = { lane: [0.5, 7], street: [1.2, 13], avenue: [2.4, 20] } as const;

type Width = ['interpolate', ['exponential', number], ['zoom'], ...number[]];

/** Thin from afar, broad from near; in between it doubles as streets themselves do. */
const widthOf = (far: number, near: number): Width => [
  'interpolate',
  ['exponential', 1.6],
  ['zoom'],
  12,
  far,
  18,
  near,
];

const lines = (colour: Colours): Layers => [
  ...(['lane', 'street', 'avenue'] as const).flatMap((kind): Layers => {
    const [far, near] = widths[kind];
    const kinds = kind === 'avenue' ? ['avenue', 'bridge'] : [kind];
    const width = (more: number) => widthOf(far + more, near + more);
    const shared = {
      type: 'line',
      source: 'city',
      filter: only(...kinds),
      minzoom: kind === 'lane' ? 14 : 11,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
    } as const;
    return [
      {
        ...shared,
        id: `${kind}-edge`,
        paint: { 'line-color': colour.casing, 'line-width': width(1.5) },
      },
      {
        ...shared,
        id: kind,
        paint: { 'line-color': colour.street, 'line-width': width(0) },
      },
    ];
  }),
  {
    id: 'pier',
    type: 'line',
    source: 'city',
    filter: only('pier'),
    paint: { 'line-color': colour.built, 'line-width': 4 },
  },
  {
    id: 'ferry',
    type: 'line',
    source: 'city',
    filter: only('ferry'),
    paint: { 'line-color': colour.ferry, 'line-width': 1.5, 'line-dasharray': [3, 3] },
  },
];

const labels = (colour: Colours, language: Language): Layers => {
  const name: ['get', string] = ['get', language];
  const text = (size: number) => ({
    'text-field': name,
    'text-font': ['sans-serif'],
    'text-size': size,
    'text-max-width': 8,
  });
  const halo = { 'text-halo-color': colour.land, 'text-halo-width': 1.5 };
  return [
    {
      id: 'street-name',
      type: 'symbol',
      source: 'city',
      filter: only('avenue', 'street'),
      minzoom: 15,
      layout: { ...text(11), 'symbol-placement': 'line', 'symbol-spacing': 320 },
      paint: { ...halo, 'text-color': colour.text },
    },
    {
      id: 'district',
      type: 'symbol',
      source: 'city',
      filter: only('district-label', 'landmark-label', 'park'),
      layout: text(13),
      paint: { ...halo, 'text-color': colour.text },
    },
    {
      id: 'water-name',
      type: 'symbol',
      source: 'city',
      filter: only('water-label'),
      layout: text(13),
      paint: {
        'text-color': colour.waterText,
        'text-halo-color': colour.water,
        'text-halo-width': 1.5,
      },
    },
  ];
};
