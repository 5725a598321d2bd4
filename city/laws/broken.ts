import type { Law } from './law.ts';

/** What breaks one rule of a law: statements that spoil books in order. */
export type Broken = readonly [law: Law, rule: string, statements: string];

/**
 * Lets rows that storage keeps as they were written be changed, in a test's own database:
 * the one way in which a test may break what is append-only.
 */
export const changeable = ['audit', 'entry', 'posting', 'chain_link']
  .map((table) => `alter table ${table} disable trigger user;`)
  .join(' ');

/** What storage itself would refuse is let in first: a law trusts no constraint. */
export const unguarded = (table: string, ...constraints: string[]) =>
  constraints.map((name) => `alter table ${table} drop constraint ${name};`).join(' ');
