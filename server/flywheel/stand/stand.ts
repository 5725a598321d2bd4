import { lettersOf, standAddress, standChanceLetters } from '#contract/kit/stand-code.ts';
import type { StandView } from '#contract/stand.ts';
import type { AnyWork } from '#kit/work.ts';
import type { Stand } from './sql.ts';

declare module '#kit/work.ts' {
  interface Outside {
    /** What people type to get here; printed on stands. */
    publicUrl: string;
  }
}

/** A code that nobody has: six letters by chance and the four that go with them here. */
export const newStandCode = (work: AnyWork): string => {
  const chance = Buffer.alloc(4);
  // Thirty bits of the ten digits' thirty-three.
  chance.writeUInt32BE((Number(work.ids.digits(10)) % 2 ** 30) * 4);
  const six = lettersOf(chance, standChanceLetters);
  return six + markOf(work, six);
};

/** Whether this house made the code, told without a look at what is stored. */
export const isOurs = (work: AnyWork, code: string): boolean => {
  const six = code.slice(0, standChanceLetters);
  return code === six + markOf(work, six);
};

const markOf = (work: AnyWork, six: string): string =>
  lettersOf(work.outside.codes.markOf(`stand:${work.cityId}:${six}`), 4);

export const showStand = (work: AnyWork, stand: Stand, placeName: string): StandView => ({
  code: stand.code,
  placeId: stand.placeId,
  placeName,
  address: standAddress(work.outside.publicUrl, work.cityId, stand.code),
  madeAt: stand.madeAt.toISOString(),
  retiredAt: stand.retiredAt?.toISOString() ?? null,
});
