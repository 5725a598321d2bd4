import type { Law } from './law.ts';

/** What breaks one rule of a law: statements that spoil books in order. */
export type Broken = readonly [law: Law, rule: string, statements: string];

/** What storage itself would refuse is let in first: a law trusts no constraint. */
export const unguarded = (table: string, ...constraints: string[]) =>
  constraints.map((name) => `alter table ${table} drop constraint ${name};`).join(' ');
