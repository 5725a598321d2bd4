import type { ProgrammeAccount } from '#contract/programme-end.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { findProgramme } from '#parties/programme/find.ts';
import { selectAccounts } from './sql.ts';

/** Where money stands that is still somebody's: of these nothing may be left. */
const mustBeZero = (account: string): boolean =>
  account === 'held' || account === 'refunding' || account.endsWith(':deferred');

/** A programme's accounts, from the postings of its orders, and whether it is at zero. */
export const readAccounts = async (
  work: Work<'programme_not_found'>,
  programmeId: string,
): Promise<{ items: ProgrammeAccount[]; zero: boolean }> => {
  await findProgramme(work, programmeId);
  return accountsOf(work, programmeId);
};

/**
 * The same for a sweep. What customers paid must be gone from `held` and `refunding`; what
 * merchants earned is theirs, and settled to them whether the programme lives or not.
 */
export const accountsOf = async (
  work: AnyWork,
  programmeId: string,
): Promise<{ items: ProgrammeAccount[]; zero: boolean }> => {
  const items = (await selectAccounts(work, programmeId)).map((sums) => ({
    ...sums,
    balanceFen: sums.inFen - sums.outFen,
    mustBeZero: mustBeZero(sums.account),
  }));
  const zero = items.every((item) => !item.mustBeZero || item.balanceFen === 0);
  return { items, zero };
};
