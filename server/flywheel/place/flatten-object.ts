/** Parts that only wrap the tags; their names say nothing about the value inside. */
const wrappers = new Set([
  'properties',
  'tags',
  'attributes',
  'fields',
  'center',
  'location',
  'position',
  'geo',
]);

/**
 * One JSON object of a file → named cells. GeoJSON properties, Overpass tags and nesting
 * (`addr: { street }` → `addr:street`) become flat; a geometry becomes `@lat` and `@lon`,
 * for lines and areas the middle of their box. Undefined for what is no object.
 */
export const flattenObject = (value: unknown): Record<string, string> | undefined => {
  if (!isObject(value)) return undefined;
  const cells: Record<string, string> = Object.create(null);
  const osmType = osmTypes.has(String(value['type']));
  for (const [key, part] of Object.entries(value)) {
    if (key === 'type' && (osmType || isFeature(value))) continue;
    if (key === 'geometry' && isObject(part)) addPosition(cells, part);
    else if (isObject(part)) addNested(cells, key, part);
    else addCell(cells, key, part);
  }
  if (osmType && cells['id']) cells['@id'] = `${String(value['type'])}/${cells['id']}`;
  return cells;
};

/** What kind of element an Overpass answer holds; not what kind of place. */
const osmTypes = new Set(['node', 'way', 'relation']);

const isFeature = (value: Record<string, unknown>): boolean =>
  value['type'] === 'Feature' && isObject(value['properties']);

const addNested = (
  cells: Record<string, string>,
  key: string,
  part: Record<string, unknown>,
): void => {
  const prefix = wrappers.has(key) ? '' : `${key}:`;
  for (const [name, inner] of Object.entries(part)) {
    if (!isObject(inner)) addCell(cells, prefix + name, inner);
    else {
      for (const [last, value] of Object.entries(inner)) {
        if (!isObject(value)) addCell(cells, `${prefix}${name}:${last}`, value);
      }
    }
  }
};

const addCell = (cells: Record<string, string>, key: string, value: unknown): void => {
  const parts = (Array.isArray(value) ? value : [value]).filter(isPlain);
  const text = parts.join(';');
  // A tag of the place's own wins over what the wrapper said before it.
  if (text !== '') cells[key] = text;
};

/** All numbers of the geometry, however deep: longitude and latitude by turns. */
const addPosition = (
  cells: Record<string, string>,
  geometry: Record<string, unknown>,
): void => {
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  const waiting: unknown[] = [geometry['coordinates']];
  while (waiting.length > 0) {
    const part = waiting.pop();
    if (!Array.isArray(part)) continue;
    const [lon, lat] = part;
    if (typeof lon === 'number' && typeof lat === 'number') {
      box.west = Math.min(box.west, lon);
      box.east = Math.max(box.east, lon);
      box.south = Math.min(box.south, lat);
      box.north = Math.max(box.north, lat);
    } else {
      for (const inner of part) waiting.push(inner);
    }
  }
  if (box.west > box.east) return;
  cells['@lon'] = String((box.west + box.east) / 2);
  cells['@lat'] = String((box.south + box.north) / 2);
};

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
