import { isPracticeCode } from '#contract/kit/code.ts';
import { whyNotRedeemable } from '#contract/redeemable.ts';
import { undoCyclesLimit, undoWithinMinutes } from '#contract/redemption.ts';
import type { PreparationView, RedemptionView } from '#contract/redemption.ts';
import { minuteMs } from '#contract/kit/time.ts';
import type { CounterChannel, No } from '../flow.ts';
import { rehearsalPaper, sampleOf, usedAt } from './samples.ts';
import type { Sample } from './samples.ts';
import type { PracticeWords } from './words.zh.ts';

/** All that practice remembers, until it is left: what was redeemed, newest last. */
export type Practised = readonly RedemptionView[];

/** Where and when practice stands, and in which language its vouchers are written. */
export type Where = {
  placeId: string;
  placeName: string;
  now: Date;
  timeZone: string;
  words: PracticeWords;
};

export type Said<T> = { ok: true; value: T } | ({ ok: false } & No);

type Deed = { code: string; channel: CounterChannel; key: string };

/** What a fake voucher is good for, by the same rules as a real one. */
export const prepareIn = (
  practised: Practised,
  code: string,
  where: Where,
): Said<PreparationView> => {
  const found = usable(practised, code, where);
  if (!found.ok) return found;
  const { usesTotal, title, terms, holderPhoneMasked, now } = found.value;
  return {
    ok: true,
    value: {
      code,
      title,
      terms,
      excludes: [],
      usesTotal,
      usesLeft: now.usesLeft,
      validUntil: now.validUntil.toISOString(),
      holderPhoneMasked,
      redeemWith: code,
    },
  };
};

/** Takes one use; what comes back is what is remembered from now on. */
export const redeemIn = (
  practised: Practised,
  { code, channel, key }: Deed,
  where: Where,
): { practised: Practised; said: Said<RedemptionView> } => {
  const before = practised.find(({ id }) => id === key);
  if (before) return { practised, said: { ok: true, value: before } };
  const found = usable(practised, code, where);
  if (!found.ok) return { practised, said: found };
  const { usesTotal, now } = found.value;
  const left = now.usesLeft - 1;
  const use = { id: key, channel, useNo: usesTotal - left, usesLeft: left };
  const value = redemptionOf(found.value, use, where);
  return { practised: [...practised, value], said: { ok: true, value } };
};

/** Takes a fake redemption back, within its hour as a real one. */
export const undoIn = (
  practised: Practised,
  id: string,
  { now }: Where,
): { practised: Practised; said: Said<RedemptionView> } => {
  const redemption = practised.find((one) => one.id === id);
  if (!redemption) {
    return { practised, said: { ok: false, refusal: 'redemption_not_found', facts: {} } };
  }
  const value = {
    ...redemption,
    undoneAt: now.toISOString(),
    usesLeft: redemption.usesLeft + 1,
  };
  const next = practised.map((one) => (one.id === id ? value : one));
  return { practised: next, said: { ok: true, value } };
};

/** What a rehearsal shows before its press; the server is asked only by the press. */
export const prepareRehearsal = (
  code: string,
  { words, now }: Where,
): Said<PreparationView> => {
  const { title, terms, usesTotal, holderPhoneMasked } = rehearsalPaper(code, words);
  const validUntil = new Date(now.getTime() + 10 * minuteMs).toISOString();
  const value = { code, title, terms, usesTotal, holderPhoneMasked, validUntil };
  return { ok: true, value: { ...value, excludes: [], usesLeft: 1, redeemWith: code } };
};

/** What a finished rehearsal looks like; there is nothing in it to undo. */
export const rehearsed = (
  { code, channel, key }: Deed,
  where: Where,
): Said<RedemptionView> => {
  const use = { id: key, channel, useNo: 1, usesLeft: 0 };
  const view = redemptionOf(rehearsalPaper(code, where.words), use, where);
  return { ok: true, value: { ...view, undoUntil: view.redeemedAt } };
};

type Found = Sample & { now: Sample['was'] };

const usable = (practised: Practised, code: string, where: Where): Said<Found> => {
  if (!isPracticeCode(code)) return { ok: false, refusal: 'code_mistyped', facts: {} };
  const sample = sampleOf(code, where, where.words);
  if (!sample) return { ok: false, refusal: 'voucher_not_found', facts: {} };
  const now = asOf(practised, sample);
  const no = refusalOf(now, sample, practised, where);
  return no ? { ok: false, ...no } : { ok: true, value: { ...sample, now } };
};

const asOf = (practised: Practised, { code, was }: Sample): Sample['was'] => {
  const mine = practised.filter((one) => one.code === code);
  const undos = mine.filter(({ undoneAt }) => undoneAt !== null).length;
  return { ...was, undos, usesLeft: was.usesLeft - (mine.length - undos) };
};

const refusalOf = (
  now: Sample['was'],
  { code }: Sample,
  practised: Practised,
  { placeId, placeName, now: at, timeZone, words }: Where,
): No | null => {
  switch (whyNotRedeemable(now, { placeId, now: at, timeZone })) {
    case null:
    // No sample is ever one of these three.
    case 'on_hold':
    case 'used_today':
    case 'not_now':
      return null;
    case 'already_redeemed': {
      const last = practised.findLast((one) => one.code === code && !one.undoneAt);
      const facts = {
        redeemedAt: last?.redeemedAt ?? usedAt(at),
        placeName,
        staffName: words.colleague,
        redemptionId: last?.id ?? null,
      };
      return { refusal: 'voucher_already_redeemed', facts };
    }
    case 'expired':
      return {
        refusal: 'voucher_expired',
        facts: { expiredAt: now.validUntil.toISOString() },
      };
    case 'store_not_included': {
      const stores = [{ placeId, name: words.otherStore, address: words.otherAddress }];
      return { refusal: 'store_not_included', facts: { stores } };
    }
    case 'too_many_undos':
      return { refusal: 'too_many_undos', facts: { limit: undoCyclesLimit } };
    case 'given_back':
      return { refusal: 'voucher_given_back', facts: { state: now.state } };
    case 'not_valid_yet':
      return {
        refusal: 'voucher_not_valid_yet',
        facts: { validFrom: now.validFrom.toISOString() },
      };
  }
};

type Paper = Pick<Sample, 'code' | 'title' | 'terms'>;
type TakenUse = Pick<RedemptionView, 'id' | 'channel' | 'useNo' | 'usesLeft'>;

const redemptionOf = (
  { code, title, terms }: Paper,
  use: TakenUse,
  { placeId, placeName, now, words }: Where,
): RedemptionView => ({
  ...use,
  code,
  title,
  terms,
  excludes: [],
  placeId,
  placeName,
  staffName: words.you,
  merchantGetsFen: 0,
  paidFen: 0,
  refundedFen: 0,
  redeemedAt: now.toISOString(),
  undoUntil: new Date(now.getTime() + undoWithinMinutes * minuteMs).toISOString(),
  undoneAt: null,
  scannedAt: null,
});
