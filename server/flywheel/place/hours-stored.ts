import { compileHours } from './hours.ts';
import type { Hours, Interval } from './hours.ts';

/** The same text comes back thousands of times in one city. */
const compiled = new Map<string, Hours>();
const mostKept = 20_000;

/**
 * The hours of a text, the same object for the same text. A place keeps the text and not
 * what was made of it, so a better reader needs no migration.
 */
export const hoursOfText = (text: string): Hours => {
  const known = compiled.get(text);
  if (known) return known;
  const hours = compileHours(text);
  if (compiled.size >= mostKept) compiled.clear();
  compiled.set(text, hours);
  return hours;
};

/** The ordinary week to be stored beside the text; null where there is none. */
export const weekOf = (hours: Hours): Interval[] | null =>
  hours.kind === 'weekly' ? hours.intervals : null;
