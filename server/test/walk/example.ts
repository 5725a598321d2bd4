import { z } from 'zod';

/**
 * An input that a shape accepts, made from the shape alone: whoever adds an endpoint to the
 * contract is walked from the same day. Only what is required is filled in.
 */
export const exampleOf = (shape: z.ZodType | undefined): unknown =>
  shape &&
  make(z.toJSONSchema(shape, { target: 'draft-7', io: 'input', unrepresentable: 'any' }));

type Json = Record<string, unknown>;
const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const numberIn = (schema: Json, name: string, otherwise: number): number =>
  typeof schema[name] === 'number' ? schema[name] : otherwise;

const make = (schema: unknown): unknown => {
  if (!isJson(schema)) return {};
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  const either = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(either)) return make(either[0]);
  switch (schema['type']) {
    case 'object':
      return makeObject(schema);
    case 'array':
      return Array.from({ length: numberIn(schema, 'minItems', 0) }, () =>
        make(schema['items']),
      );
    case 'integer':
    case 'number':
      return Math.max(1, numberIn(schema, 'minimum', 1));
    case 'boolean':
      return false;
    default:
      return makeText(schema);
  }
};

const makeObject = (schema: Json): Json => {
  const shapes = isJson(schema['properties']) ? schema['properties'] : {};
  const needed = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.fromEntries(needed.map((name) => [name, make(shapes[String(name)])]));
};

/** One text of every kind that the contract knows; the first that fits is taken. */
const texts = [
  'x',
  'town',
  '01a20bb5-e600-7d7f-885e-84afd8feedf5',
  '+8613800000777',
  '2026-11-24T04:00:00.000Z',
  '2026-11-24',
  '14:00',
  '123456',
  '91330900MA28AAAA77',
  '/',
  'a-key-of-twelve',
  'a text that is longer than twenty',
  '80000000000000',
  '1234',
  '7K3Q9M2C5X',
];

const makeText = (schema: Json): string => {
  const pattern = typeof schema['pattern'] === 'string' ? schema['pattern'] : '';
  const all = Array.isArray(schema['allOf']) ? schema['allOf'].filter(isJson) : [];
  const patterns = [
    pattern,
    ...all.map((part) => (typeof part['pattern'] === 'string' ? part['pattern'] : '')),
  ];
  const [least, most] = [
    numberIn(schema, 'minLength', 0),
    numberIn(schema, 'maxLength', 99),
  ];
  const fits = (text: string): boolean =>
    text.length >= least &&
    text.length <= most &&
    patterns.every((each) => new RegExp(each, 'u').test(text));
  const found = texts.find(fits);
  if (found === undefined) throw new Error(`no text fits ${JSON.stringify(schema)}`);
  return found;
};
