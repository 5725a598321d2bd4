/** What everybody in the living town shares: the house, the agenda, and who is watching. */
import type { Caller } from '#contract/kit/call.ts';
import type { RefusalName } from '#contract/refusals.ts';
import type { VoucherView } from '#contract/voucher.ts';
import type { Agenda } from './agenda.ts';
import type { City } from './city.ts';
import type { Founded } from './found.ts';
import type { House } from './house.ts';
import type { Person } from './people.ts';
import type { Witness } from './witness.ts';

export type Life = {
  house: House;
  /** Where the sandbox cashier lives: the server's address. */
  address: string;
  city: City;
  founded: Founded;
  agenda: Agenda;
  witness: Witness;
  line(person: Person): Line;
  /**
   * Crowded, many act in the same instant and nobody can say beforehand who wins; then
   * only the laws judge.
   */
  crowded: boolean;
};

/** How one person reaches the server. */
export type Line = { call: Caller; witness: Witness; makeKey(): string };

/** A voucher that somebody holds, and what must be true of it if the server is right. */
export type Held = {
  voucher: VoucherView;
  holder: Person;
  usesLeft: number;
  givenBack: boolean;
};

/** Refusals that a crowd may cause at any time, and a careful single file never. */
export function isSurprising(
  life: Life,
  refusal: RefusalName,
  expected: readonly RefusalName[],
): boolean {
  if (expected.includes(refusal)) return false;
  return !life.crowded || refusal === 'malformed_request' || refusal === 'not_signed_in';
}
