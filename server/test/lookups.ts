import {
  answerPrompt,
  listMyPrompts,
  readLookup,
  redeemLookup,
  startLookup,
} from '#contract/lookup.ts';
import { readVoucher } from '#contract/voucher.ts';
import type { VoucherView } from '#contract/voucher.ts';
import { cast, city } from './town.ts';
import type { Name, Town } from './town.ts';
import { buy } from './wheel.ts';

export const endOf = (who: Name): string => cast[who].slice(-4);

/** Looking somebody up at the noodle bar, by Chen unless told; and the other side of it. */
export const lookups = (town: Town, meal: string) => {
  const here = { city, place: town.places.noodles };
  const start = (lastFour: string, who: Name = 'chen') =>
    town.caller(who)(startLookup, { ...here, lastFour });
  const started = async (who: Name = 'lin'): Promise<string> =>
    (await town.as('chen')(startLookup, { ...here, lastFour: endOf(who) })).lookupId;
  const read = (lookup: string, who: Name = 'chen') =>
    town.caller(who)(readLookup, { ...here, lookup });
  const stateOf = async (lookup: string) => {
    const answer = await read(lookup);
    return answer.ok ? answer.value.state : answer.refusal;
  };
  const say = (lookup: string, voucherIds: string[] | null, who: Name = 'lin') =>
    town.caller(who)(answerPrompt, { city, lookup, voucherIds });
  const redeem = (lookup: string, key?: string, who: Name = 'chen') =>
    town.caller(who)(redeemLookup, { ...here, lookup }, key ? { key } : {});
  const promptsOf = async (who: Name) =>
    (await town.as(who)(listMyPrompts, { city })).items.map(({ lookupId }) => lookupId);
  const one = async (who: Name = 'lin'): Promise<VoucherView> => {
    const [voucher] = await buy(town, who, meal);
    if (!voucher) throw new Error('a paid order has its voucher');
    return voucher;
  };
  const isUsed = async (id: string) =>
    (await town.as('lin')(readVoucher, { city, voucher: id })).state === 'redeemed';
  return { here, start, started, read, stateOf, say, redeem, promptsOf, one, isUsed };
};
