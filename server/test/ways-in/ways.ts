import { withCheckDigit, isCode } from '#contract/kit/code.ts';
import { codeStep, otpAt, rotatingText } from '#contract/kit/rotating-code.ts';
import {
  answerPrompt,
  listMyPrompts,
  redeemLookup,
  startLookup,
} from '#contract/lookup.ts';
import { prepareRedemption, redeemVoucher } from '#contract/redemption.ts';
import { redeemAtStand } from '#contract/stand.ts';
import { city } from '../town.ts';
import { pace } from './script.ts';
import type { Effort, Script, WayIn } from './script.ts';
import type { Counter, Customer, Held } from './world.ts';

/** Everybody and everything at one visit. */
export type Visit = {
  script: Script;
  counter: Counter;
  customer: Customer;
  held: Held;
  effort: Effort;
};

/** Tries one way in; false where it did not work, with the time that it took. */
export const tryWay: Record<WayIn, (visit: Visit) => Promise<boolean>> = {
  scan: async (visit) => {
    const { script, counter, effort } = visit;
    if (script.cameraBroken) return false;
    for (const unread of script.unread) {
      effort.seconds += pace.look;
      if (unread) continue;
      const text = await shownBy(visit);
      if (script.storeOffline) return counter.scanOffline(text, effort);
      const looked = await counter.call(prepareRedemption, at(visit, text));
      if (!looked.ok) return false;
      return confirm(visit, looked.value.redeemWith, 'scan');
    }
    return false;
  },

  typed: async (visit) => {
    const { script, counter, effort, held } = visit;
    if (script.storeOffline) return false;
    if (script.typo) {
      effort.taps += 12;
      effort.seconds += 12 * pace.digit;
      // Caught on the keypad, before the network.
      if (isCode(mistyped(held.code))) throw new Error('a slip passed the check digit');
    }
    effort.taps += 12;
    effort.seconds += 12 * pace.digit;
    const looked = await counter.call(prepareRedemption, at(visit, held.code));
    if (!looked.ok) return false;
    return confirm(visit, looked.value.redeemWith, 'typed');
  },

  stand: async ({ script, counter, customer, held, effort }) => {
    if (script.standGone || script.customerOffline) return false;
    effort.seconds += pace.open + pace.look;
    // The voucher on the page, then the one button.
    effort.taps += 2;
    effort.seconds += 2 * pace.tap + pace.read;
    const asked = { city, code: counter.standCode, voucherIds: [held.id] };
    return (await customer.call(redeemAtStand, asked)).ok;
  },

  phone: async ({ script, counter, customer, held, effort }) => {
    if (script.storeOffline || script.customerOffline) return false;
    effort.taps += 5;
    effort.seconds += pace.tap + 4 * pace.digit;
    const { placeId: place } = counter;
    const started = await counter.call(startLookup, {
      city,
      place,
      lastFour: customer.lastFour,
    });
    if (!started.ok) return false;
    const { lookupId: lookup } = started.value;
    effort.seconds += pace.open;
    const prompts = await customer.call(listMyPrompts, { city });
    if (!prompts.ok || !prompts.value.items.some((one) => one.lookupId === lookup))
      return false;
    effort.taps += 2;
    effort.seconds += 2 * pace.tap;
    const said = await customer.call(answerPrompt, { city, lookup, voucherIds: [held.id] });
    if (!said.ok) return false;
    effort.taps += 1;
    effort.seconds += pace.tap + pace.read;
    return (await counter.call(redeemLookup, { city, place, lookup })).ok;
  },
};

const at = ({ counter }: Visit, code: string) => ({ city, place: counter.placeId, code });

const shownBy = async ({ held, counter }: Visit): Promise<string> => {
  const otp = await otpAt(held.codeKey, codeStep(counter.now()));
  return rotatingText({ handle: held.handle, otp });
};

const confirm = async (visit: Visit, code: string, channel: 'scan' | 'typed') => {
  visit.effort.taps += 1;
  visit.effort.seconds += pace.read + pace.tap;
  const asked = { ...at(visit, code), channel };
  return (await visit.counter.call(redeemVoucher, asked)).ok;
};

const mistyped = (code: string): string => {
  const wrong = code.slice(0, 4) + String((Number(code[4]) + 1) % 10) + code.slice(5);
  return wrong === withCheckDigit(wrong.slice(0, 11)) ? `${wrong.slice(0, 11)}x` : wrong;
};
