import type { Funded } from '#contract/card-savings.ts';
import type { AnyWork } from '#kit/work.ts';
import { insertMemberPrice, selectMemberPrice } from './sql.ts';
import type { MemberPrice } from './sql.ts';

export type { MemberPrice } from './sql.ts';

/** Freezes what an order costs less because its buyer is a member, and who funds it. */
export const keepMemberPrice = (
  work: AnyWork,
  price: { orderId: string; membershipId: string; savedFen: number; funding: Funded[] },
): void => insertMemberPrice(work, price);

export const memberPriceOf = (
  work: AnyWork,
  orderId: string,
): Promise<MemberPrice | undefined> => selectMemberPrice(work, orderId);
