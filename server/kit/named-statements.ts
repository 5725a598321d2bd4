import { createHash } from 'node:crypto';
import type pg from 'pg';

type Query = (...asked: unknown[]) => unknown;

/**
 * Makes a connection name its statements, so that PostgreSQL parses and plans each text
 * once a connection and not once a request: most of what a short statement costs.
 */
export const nameStatements = (client: pg.ClientBase): void => {
  // `pg` has many shapes of `query`; all but text with values pass through as they came.
  const query = client.query.bind(client) as Query; // the widest of its shapes
  // A table that gets another column spoils the plans of `select *`: new names make new
  // ones.
  let generation = 0;
  const named: Query = (text, values, ...rest) => {
    const name = nameOf(text, values);
    if (name === undefined) return query(text, values, ...rest);
    const answer = query({ name: `${name}${generation}`, text, values }, ...rest);
    if (answer instanceof Promise) {
      answer.catch((error: unknown) => {
        if (isSpoilt(error)) generation += 1;
      });
    }
    return answer;
  };
  Object.assign(client, { query: named });
};

/** Texts beyond this many are as if made up each time, and stay without a name. */
const namesLimit = 1_000;
const longestText = 4_000;
const names = new Map<string, string>();

const nameOf = (text: unknown, values: unknown): string | undefined => {
  if (typeof text !== 'string' || text.length > longestText) return undefined;
  if (!Array.isArray(values) || values.length === 0) return undefined;
  const known = names.get(text);
  if (known !== undefined || names.size >= namesLimit) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  names.set(text, name);
  return name;
};

const isSpoilt = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '0A000';
