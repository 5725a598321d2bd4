import fc from 'fast-check';
import type { Endpoint, Who } from '#contract/kit/endpoint.ts';
import { exampleOf } from './example.ts';

/**
 * Requests that nobody means well, made from the contract: one good example, one thing
 * broken. Whether it really is broken is asked of the contract's own shape, so that a lucky
 * hit (a name that is only ugly) is left out instead of being called hostile.
 */
export type Malice = {
  what: string;
  params: Record<string, string>;
  query: string;
  body: string | undefined;
  contentType: string;
  key: string | undefined;
  who: Who | 'nobody';
};
type Example = { params: object; query: object; body: object | undefined };

const exampleFor = (endpoint: Endpoint, known: object): Example => ({
  params: only(
    { ...asObject(exampleOf(endpoint.params)), ...known },
    endpoint.params?.shape,
  ),
  query: asObject(exampleOf(endpoint.query)),
  body: endpoint.body && asObject(exampleOf(endpoint.body)),
});
const asObject = (value: unknown): object =>
  typeof value === 'object' && value !== null ? value : {};
const only = (from: object, names: object = {}): object =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name in names));

/** So many broken requests to one endpoint; the same seed makes the same ones. */
export const maliceAt = (
  endpoint: Endpoint,
  known: object,
  terms: { seed: number; count: number },
): Malice[] => {
  const example = exampleFor(endpoint, known);
  const broken = fc.tuple(breakOne(endpoint, example), whoAsks(endpoint));
  return fc
    .sample(broken, { seed: terms.seed, numRuns: terms.count })
    .map(([malice, who]) => ({ ...malice, who }));
};

const whoAsks = (endpoint: Endpoint): fc.Arbitrary<Malice['who']> => {
  const may = endpoint.who.map((who) => (who === 'anyone' ? 'customer' : who));
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...may) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Malice['who'][]>('nobody', 'customer', 'staff'),
    },
    { weight: 1, arbitrary: fc.constantFrom<Malice['who'][]>('owner', 'operator') },
  );
};

type Broken = Omit<Malice, 'who'>;
const breakOne = (endpoint: Endpoint, example: Example): fc.Arbitrary<Broken> => {
  const good: Broken = {
    what: 'good',
    params: Object.fromEntries(
      Object.entries(example.params).map(([name, value]) => [name, String(value)]),
    ),
    query: '',
    body: example.body && JSON.stringify(example.body),
    contentType: 'application/json',
    key: endpoint.keyed ? 'a-key-that-is-fine' : undefined,
  };
  const ways: fc.Arbitrary<Broken>[] = [];
  if (endpoint.params) ways.push(brokenParams(endpoint, good));
  if (endpoint.query) ways.push(brokenQuery(endpoint, good));
  if (endpoint.body) {
    ways.push(brokenText(good), brokenField(endpoint, good, example.body ?? {}));
    ways.push(brokenField(endpoint, good, example.body ?? {}), brokenKeys(good, example));
  }
  if (endpoint.keyed) ways.push(brokenKey(good));
  if (ways.length === 0) ways.push(brokenParams(endpoint, good));
  return fc.oneof(...ways);
};

const nastyTexts = [
  '',
  '\u0000',
  'a\u0000b',
  "'; drop table person; --",
  "' or 1=1 --",
  '<script>alert(1)</script>',
  '${7*7}{{7*7}}',
  '..%2f..%2fetc/passwd',
  '\ud800',
  '\u202e\u0007',
  '__proto__',
  'constructor',
  'null',
  'NaN',
  '-1',
  '1e309',
  '9'.repeat(400),
  'x'.repeat(3_000),
  '01A20BB5-E600-7D7F-885E-84AFD8FEEDF5',
];
const nastyText = fc.oneof(
  fc.constantFrom(...nastyTexts),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
/** As JSON text, because some numbers can only be written, never held. */
const nastyJson = fc.oneof(
  nastyText.map((text) => JSON.stringify(text)),
  fc.constantFrom('1e400', '-1e400', '-1', '0.5', '1e308', '90071992547409930', '-0'),
  fc.constantFrom('null', 'true', '[]', '{}', '[[]]', '{"toString":1}', '[null]'),
  fc.constantFrom(
    `${'['.repeat(2_000)}${']'.repeat(2_000)}`,
    '{"a":'.repeat(500) + '1' + '}'.repeat(500),
  ),
  fc.json({ maxDepth: 3 }),
);

const brokenParams = (endpoint: Endpoint, good: Broken): fc.Arbitrary<Broken> => {
  const names = Object.keys(good.params);
  if (names.length === 0) return fc.constant(good);
  return fc
    .tuple(fc.constantFrom(...names), nastyText)
    .map(([name, text]) => ({ ...good, params: { ...good.params, [name]: text } }))
    .filter(({ params }) => !endpoint.params?.safeParse(params).success)
    .map((broken) => ({ ...broken, what: 'params' }));
};

const brokenQuery = (endpoint: Endpoint, good: Broken): fc.Arbitrary<Broken> => {
  const names = [...Object.keys(endpoint.query?.shape ?? {}), 'surprise', '__proto__'];
  return fc
    .array(fc.tuple(fc.constantFrom(...names), nastyText), { minLength: 1, maxLength: 3 })
    .filter((pairs) => {
      const asked = new Map<string, unknown>();
      for (const [name, text] of pairs)
        asked.set(name, asked.has(name) ? [asked.get(name), text] : text);
      return !endpoint.query?.safeParse(Object.fromEntries(asked)).success;
    })
    .map((pairs) => ({
      ...good,
      what: 'query',
      query: `?${pairs.map((pair) => pair.map(encode).join('=')).join('&')}`,
    }));
};
const encode = (text: string): string => encodeURIComponent(text.toWellFormed());

/** The body is no JSON at all, too long, or says it is something else. */
const brokenText = (good: Broken): fc.Arbitrary<Broken> =>
  fc.oneof(
    fc
      .constantFrom('', '{', '{"a":', 'nul', '[1,2', '"x', '{"a":1}}', '{a:1}')
      .map((body) => ({ ...good, what: 'not json', body })),
    fc
      .constantFrom('null', '1', '"text"', '[]', 'true', '[{}]')
      .map((body) => ({ ...good, what: 'no object', body })),
    fc
      .constantFrom('text/plain', 'application/xml', 'multipart/form-data', 'x/y', 'json')
      .map((contentType) => ({ ...good, what: 'content type', contentType })),
    fc.constant({ ...good, what: 'too long', body: `{"a":"${'x'.repeat(70_000)}"}` }),
  );

const hole = 'a hole to be filled';
const brokenField = (
  endpoint: Endpoint,
  good: Broken,
  body: object,
): fc.Arbitrary<Broken> => {
  const names = new Set([...Object.keys(endpoint.body?.shape ?? {}), ...Object.keys(body)]);
  const places = [...names].map((name) => [name]).concat(placesIn(body));
  if (places.length === 0) return brokenKeys(good, { params: {}, query: {}, body });
  return fc
    .tuple(fc.constantFrom(...places), nastyJson)
    .map(([place, json]) => ({
      ...good,
      what: `field ${place.join('.')}`,
      body: JSON.stringify(put(body, place, hole)).replace(
        JSON.stringify(hole),
        () => json,
      ),
    }))
    .filter((broken) => !endpoint.body?.safeParse(parsed(broken.body)).success);
};
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Where in a value something can be put: every key and index, at any depth. */
const placesIn = (value: unknown, above: string[] = []): string[][] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]) => [
        [...above, name],
        ...placesIn(inner, [...above, name]),
      ]);

const put = (value: unknown, [name, ...rest]: string[], what: unknown): unknown => {
  if (name === undefined) return what;
  if (Array.isArray(value))
    return value.map((inner, no) => (String(no) === name ? put(inner, rest, what) : inner));
  const held = Object.entries(asObject(value));
  const inner = held.find(([key]) => key === name)?.[1];
  return { ...Object.fromEntries(held), [name]: put(inner, rest, what) };
};

/** A field that is missing, or one too many, in the plain and in the sly spelling. */
const brokenKeys = (good: Broken, { body = {} }: Example): fc.Arbitrary<Broken> => {
  const text = JSON.stringify(body);
  const extra = (json: string): string =>
    text === '{}' ? `{${json}}` : `{${json},${text.slice(1)}`;
  const names = Object.keys(body);
  const added = fc
    .constantFrom(
      '"surprise":1',
      '"__proto__":{"isAdmin":true}',
      '"constructor":{"prototype":{"x":1}}',
      '"cityId":"harbour"',
      '"personId":"01a20bb5-e600-7d7f-885e-84afd8feedf5"',
      '"toString":null',
    )
    .map((json) => ({ ...good, what: 'extra', body: extra(json) }));
  if (names.length === 0) return added;
  const missing = fc.constantFrom(...names).map((name) => ({
    ...good,
    what: `missing ${name}`,
    body: JSON.stringify(
      Object.fromEntries(Object.entries(body).filter(([key]) => key !== name)),
    ),
  }));
  return fc.oneof(added, missing);
};

const brokenKey = (good: Broken): fc.Arbitrary<Broken> =>
  fc
    .constantFrom(undefined, 'short', 'x'.repeat(65), 'a key with spaces', "' or 1=1 --")
    .map((key) => ({ ...good, what: 'request key', key }));
