import { z } from 'zod';

type Json = { [key: string]: unknown };

/**
 * Turns a contract's shape into the JSON Schema that validates and serialises it. `input`
 * is what a caller gives (defaults may be missing), `output` what a verb gets or answers.
 */
export const jsonSchemaOf = (shape: z.ZodType, io: 'input' | 'output'): Json =>
  simplify(z.toJSONSchema(shape, { target: 'draft-7', io, unrepresentable: 'any' }));

/**
 * `anyOf: [string, null]` becomes `type: [string, null]`: the serialiser then writes the
 * value straight instead of validating each alternative first.
 */
const simplify = (schema: unknown): Json => {
  const clean = visit(schema);
  if (typeof clean !== 'object' || clean === null) throw new Error('a schema is an object');
  const { $schema: _dialect, ...rest } = clean as Json; // visit keeps objects objects
  return rest;
};

const visit = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(visit);
  if (typeof node !== 'object' || node === null) return node;
  const seen: Json = {};
  for (const [key, value] of Object.entries(node)) seen[key] = visit(value);
  const either = seen['anyOf'];
  if (!Array.isArray(either) || either.length !== 2) return seen;
  const [one, other] = either as [Json, Json]; // just built by visit
  const plain = ['string', 'integer', 'number', 'boolean'].includes(String(one['type']));
  if (!plain || other['type'] !== 'null' || 'enum' in one) return seen;
  const { anyOf: _anyOf, ...rest } = seen;
  return { ...rest, ...one, type: [one['type'], 'null'] };
};
