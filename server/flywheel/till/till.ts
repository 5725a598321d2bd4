import { createHash } from 'node:crypto';
import type { TillView } from '#contract/till.ts';
import type { TillShown } from './sql.ts';

/** All that is kept of a key; 160 random bits need no salt. */
export const hashKey = (key: string): Buffer => createHash('sha256').update(key).digest();

/** Makes a key of twenty random bytes: `till_` and 32 letters of base 32. */
export const keyOf = (random: Uint8Array): string => {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  const bits = [...random].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const fives = bits.match(/.{5}/g) ?? [];
  return `till_${fives.map((five) => letters[parseInt(five, 2)]).join('')}`;
};

export const showTill = (till: TillShown): TillView => ({
  id: till.id,
  name: till.name,
  placeId: till.placeId,
  placeName: till.placeName,
  keyEnd: till.keyEnd,
  madeAt: till.madeAt.toISOString(),
  revokedAt: till.revokedAt?.toISOString() ?? null,
});
