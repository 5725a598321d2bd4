import type { StyleSpecification } from 'maplibre-gl';
import type { Language } from '#ui/language.tsx';
import { mapColours } from './map-style.ts';

type Layers = StyleSpecification['layers'];

/**
 * The operator's tiles in our colours. They are read as the Protomaps schema has them:
 * `earth`, `water`, `landuse`, `buildings`, `roads` and `places`.
 */
export const tileStyle = (
  url: string,
  dark: boolean,
  language: Language,
): StyleSpecification => ({
  version: 8,
  sources: { city: { type: 'vector', url } },
  layers: [
    {
      id: 'ground',
      type: 'background',
      paint: { 'background-color': mapColours(dark).land },
    },
    ...areas(dark),
    ...roads(dark),
    ...names(dark, language),
  ],
});

const areas = (dark: boolean): Layers => {
  const colour = mapColours(dark);
  const fill = (layer: string, paint: string, kinds?: string[]): Layers[number] => ({
    'id': layer + paint,
    'type': 'fill',
    'source': 'city',
    'source-layer': layer,
    ...(kinds ? { filter: ['in', ['get', 'kind'], ['literal', kinds]] } : {}),
    'paint': { 'fill-color': paint },
  });
  return [
    fill('earth', colour.land),
    fill('landuse', colour.green, ['park', 'forest', 'wood', 'grass', 'nature_reserve']),
    fill('landuse', colour.sand, ['beach', 'sand']),
    fill('water', colour.water),
    fill('buildings', colour.built),
  ];
};

// Broadest last, so that a lane never runs over an avenue.
const widths = [
  ['path', 0.4, 3],
  ['minor_road', 0.6, 10],
  ['major_road', 1.4, 18],
  ['highway', 2.2, 22],
] as const;

const roads = (dark: boolean): Layers =>
  widths.map(([kind, far, near]) => ({
    'id': `road-${kind}`,
    'type': 'line',
    'source': 'city',
    'source-layer': 'roads',
    'filter': ['==', ['get', 'kind'], kind],
    'layout': { 'line-cap': 'round', 'line-join': 'round' },
    'paint': {
      'line-color': mapColours(dark).street,
      'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], 12, far, 18, near],
    },
  }));

type Text = ['coalesce', ['get', string], ['get', string]];

const names = (dark: boolean, language: Language): Layers => {
  const colour = mapColours(dark);
  const own = language === 'zh' ? 'name:zh' : 'name:en';
  const text: Text = ['coalesce', ['get', own], ['get', 'name']];
  const layout = {
    'text-field': text,
    'text-font': ['sans-serif'],
    'text-max-width': 8,
  };
  const paint = {
    'text-color': colour.text,
    'text-halo-color': colour.land,
    'text-halo-width': 1.5,
  };
  return [
    {
      'id': 'road-name',
      'type': 'symbol',
      'source': 'city',
      'source-layer': 'roads',
      'minzoom': 15,
      'layout': { ...layout, 'text-size': 11, 'symbol-placement': 'line' },
      paint,
    },
    {
      'id': 'place-name',
      'type': 'symbol',
      'source': 'city',
      'source-layer': 'places',
      'layout': { ...layout, 'text-size': 13 },
      paint,
    },
  ];
};
