import { createHash } from 'node:crypto';

/**
 * A city's chain: each link carries the SHA-256 of the row that it stands for, and the
 * SHA-256 of the link before and that. The row's bytes are its fields as text, in the order
 * of the view `chain_source`, written as a JSON array without spaces in UTF-8: anybody can
 * compute them in any language.
 */
export type Fields = readonly (string | null)[];

export const rowSha256 = (fields: Fields): Buffer =>
  createHash('sha256').update(JSON.stringify(fields)).digest();

export const linkHash = (before: Buffer, row: Buffer): Buffer =>
  createHash('sha256').update(before).update(row).digest();

/** What the first link follows: a city's own beginning, so that chains can't be swapped. */
export const chainBegin = (cityId: string): Buffer =>
  createHash('sha256').update(`arrival chain of ${cityId}`).digest();
