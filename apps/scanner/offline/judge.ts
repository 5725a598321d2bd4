import type { ReadCode } from '#contract/kit/code.ts';
import { codeStep, codeStepSeconds, stepShown } from '#contract/kit/rotating-code.ts';
import { openRow, tagOf } from '#contract/kit/sealed-row.ts';
import { readSigned } from '#contract/kit/signed-code.ts';
import { dayMs, minuteMs } from '#contract/kit/time.ts';
import { OfflineVoucher } from '#contract/offline.ts';
import type { OfflineList } from '#contract/offline.ts';
import { usableAgainAt, whyNotRedeemable } from '#contract/redeemable.ts';
import { undoCyclesLimit } from '#contract/redemption.ts';
import type { No } from '../flow.ts';
import { counts, fenOf, undosOf, usesOf } from './counting.ts';
import { isOpen } from './entry.ts';
import type { Accepted, Entry, OnlineUse, OpenRequest } from './entry.ts';
import { usedBefore } from './used-before.ts';

/** Reasons that only a device without network has; each has its own next step. */
export type OfflineNo =
  | { why: 'no_list' }
  | { why: 'list_too_old'; madeAt: string }
  /** Twelve digits, typed or in a plain QR: only the server knows whose they are. */
  | { why: 'only_shown_codes' }
  | { why: 'not_on_list' }
  /** The list knows more than a signed code does: show the changing one. */
  | { why: 'signed_but_listed' }
  | { why: 'signed_not_ours' }
  | { why: 'signed_offer_unknown' }
  | { why: 'cannot_check_signed' }
  | { why: 'over_store_cap'; capFen: number; waitingFen: number }
  | { why: 'over_voucher_cap'; capFen: number; useFen: number }
  /** An online request for it got no answer: it may be redeemed already. */
  | { why: 'maybe_done'; title: string }
  | { why: 'not_kept' };

export type Judged =
  | { verdict: 'accepted'; accepted: Accepted }
  | { verdict: 'refused'; no: No }
  | { verdict: 'offline_no'; no: OfflineNo };

/** What a scanner reads that a voucher could be. */
export type VoucherCode = Extract<ReadCode, { kind: 'code' | 'rotating' | 'signed' }>;

export type JudgeTime = { nowMs: number; isSure: boolean; floorMs: number; offMs: number };

export type Judging = {
  read: VoucherCode;
  store: { placeId: string; name: string };
  list: OfflineList | null;
  ledger: readonly Entry[];
  online: readonly OnlineUse[];
  openRequests: readonly OpenRequest[];
  time: JudgeTime;
};

/** A phone and a counter without network may differ by more than online. */
const offlineReach = 2;
/** How far a clock is taken to be off at most, where nobody knows: a day of steps. */
const wideReach = dayMs / 1_000 / codeStepSeconds;

/**
 * Whether a use may be handed over without network, decided from nothing but what the
 * device has: the store's list, its own ledger, the time. Same reasons, same names as the
 * server; what only the network could tell has names of its own.
 */
export const judgeOffline = async (asked: Judging): Promise<Judged> => {
  const { read, list } = asked;
  if (read.kind === 'code') return offlineNo({ why: 'only_shown_codes' });
  if (!list) return offlineNo({ why: 'no_list' });
  const time = notBefore(Date.parse(list.madeAt), asked.time);
  const judging = { ...asked, time };
  if (time.nowMs > Date.parse(list.until)) {
    return offlineNo({ why: 'list_too_old', madeAt: list.madeAt });
  }
  return read.kind === 'rotating'
    ? judgeShown(judging, read, list)
    : judgeSigned(judging, read.text, list);
};

/** No scan is older than the list it is judged by; a clock that says so is behind. */
const notBefore = (madeMs: number, time: JudgeTime): JudgeTime => {
  const behindMs = Math.max(0, madeMs - time.nowMs);
  return {
    nowMs: time.nowMs + behindMs,
    offMs: time.offMs - behindMs,
    isSure: time.isSure && behindMs < minuteMs,
    floorMs: Math.max(time.floorMs, madeMs),
  };
};

const judgeShown = async (
  judging: Judging,
  read: VoucherCode & { kind: 'rotating' },
  list: OfflineList,
): Promise<Judged> => {
  const tag = await tagOf(read.handle);
  const row = list.rows.find((one) => one.tag === tag);
  const opened = OfflineVoucher.safeParse(row && (await openRow(read.handle, row)));
  if (!opened.success) return offlineNo({ why: 'not_on_list' });
  const voucher = opened.data;
  const seen = await stepSeen(voucher.codeKey, read.otp, judging.time);
  if (seen === null) return refused({ refusal: 'code_out_of_date', facts: {} });
  const mine = judging.ledger.filter((entry) => entry.tag === tag);
  const online = judging.online.filter((use) => use.code === voucher.code);
  const why = usable(judging, voucher, {
    mine,
    online,
    atMs: seen.atMs,
    timeZone: list.timeZone,
  });
  if (why) return refused(why);
  const takenStep = Math.max(voucher.lastStep, ...mine.map(({ step }) => step ?? 0));
  if (seen.step <= takenStep) return refused({ refusal: 'code_shown_before', facts: {} });
  const { title, terms, excludes, code, validUntil, usesTotal, useFen } = voucher;
  return withinCaps(judging, list, {
    text: read.text,
    by: 'list',
    tag,
    step: seen.step,
    listId: list.listId,
    title,
    terms,
    excludes,
    code,
    validUntil,
    usesTotal,
    useFen,
    holderPhoneMasked: voucher.holderPhoneMasked,
    usesLeft: voucher.usesLeft - usesOf(mine, online),
    seen: mine.length,
    ...stampOf(judging.time, seen.atMs),
  });
};

/**
 * The step that is shown, and when that was. Where the time is not sure, the code itself
 * tells it, within a day and never before what is known to be past.
 */
const stepSeen = async (
  codeKey: string,
  otp: string,
  { nowMs, isSure, floorMs }: JudgeTime,
): Promise<{ step: number; atMs: number } | null> => {
  const at = new Date(nowMs);
  const reach = isSure ? offlineReach : wideReach;
  const step = await stepShown(codeKey, otp, { at, reach });
  if (step === null) return null;
  if (Math.abs(step - codeStep(at)) <= offlineReach) return { step, atMs: nowMs };
  if (step < codeStep(new Date(floorMs)) - offlineReach) return null;
  return { step, atMs: Math.max(floorMs, (step + 0.5) * codeStepSeconds * 1_000) };
};

/** No list holds a card with a limit a day. */
const noLimitADay = { usesPerDay: null, usesOn: null, usesThatDay: 0 };

/** The server's reasons, asked of the list and of all that this device knows since. */
const usable = (
  { store }: Judging,
  voucher: OfflineVoucher,
  since: { mine: Entry[]; online: OnlineUse[]; atMs: number; timeZone: string },
): No | null => {
  const { mine, online, atMs, timeZone } = since;
  const at = { placeId: store.placeId, now: new Date(atMs), timeZone };
  const why = whyNotRedeemable(
    {
      state: voucher.state,
      usesLeft: Math.max(0, voucher.usesLeft - usesOf(mine, online)),
      undos: voucher.undos + undosOf(mine, online),
      placeIds: voucher.placeIds,
      validFrom: new Date(voucher.validFrom),
      validUntil: new Date(voucher.validUntil),
      terms: voucher.terms,
      heldBecause: voucher.heldBecause,
      ...noLimitADay,
    },
    at,
  );
  switch (why) {
    case null:
      return null;
    case 'given_back':
      return { refusal: 'voucher_given_back', facts: { state: voucher.state } };
    case 'already_redeemed':
      return usedBefore(store.name, [
        ...mine.filter(counts).map(({ scannedAt }) => scannedAt),
        ...online.filter(({ undone }) => !undone).map(({ at }) => at),
      ]);
    case 'expired':
      return { refusal: 'voucher_expired', facts: { expiredAt: voucher.validUntil } };
    case 'not_valid_yet':
      return { refusal: 'voucher_not_valid_yet', facts: { validFrom: voucher.validFrom } };
    case 'on_hold':
      return { refusal: 'voucher_on_hold', facts: { because: voucher.heldBecause ?? '' } };
    case 'not_now': {
      const usableFrom = usableAgainAt(voucher.terms, at)?.toISOString() ?? null;
      return { refusal: 'voucher_not_now', facts: { usableFrom } };
    }
    case 'used_today':
    case 'too_many_undos':
      return { refusal: 'too_many_undos', facts: { limit: undoCyclesLimit } };
    case 'store_not_included':
      return { refusal: 'store_not_included', facts: { stores: [] } };
  }
};

const judgeSigned = async (
  judging: Judging,
  text: string,
  list: OfflineList,
): Promise<Judged> => {
  const { time } = judging;
  const said = await readSigned(text, list.publicKeys).catch(() => 'cannot' as const);
  if (said === 'cannot') return offlineNo({ why: 'cannot_check_signed' });
  if (!said) return offlineNo({ why: 'signed_not_ours' });
  if (list.rows.some(({ tag }) => tag === said.tag)) {
    return offlineNo({ why: 'signed_but_listed' });
  }
  const offer = list.offers.find(({ tag }) => tag.startsWith(said.offerTag));
  if (!offer) return offlineNo({ why: 'signed_offer_unknown' });
  const expiredAt = said.validUntil.toISOString();
  if (time.nowMs > said.validUntil.getTime()) {
    return refused({ refusal: 'voucher_expired', facts: { expiredAt } });
  }
  const now = new Date(time.nowMs);
  const again = usableAgainAt(offer.terms, { now, timeZone: list.timeZone });
  if (again?.getTime() !== now.getTime()) {
    const usableFrom = again?.toISOString() ?? null;
    return refused({ refusal: 'voucher_not_now', facts: { usableFrom } });
  }
  const mine = judging.ledger.filter(({ tag }) => tag === said.tag);
  const online = judging.online.filter(({ tag }) => tag === said.tag);
  // No list counts these, so all that the device remembers do.
  const times = [
    ...mine.filter(({ state }) => state !== 'undone').map(({ scannedAt }) => scannedAt),
    ...online.filter(({ undone }) => !undone).map(({ at }) => at),
  ];
  if (times.length >= said.usesTotal) return refused(usedBefore(judging.store.name, times));
  const { title, terms, excludes, useFen } = offer;
  return withinCaps(judging, list, {
    text,
    by: 'signature',
    tag: said.tag,
    step: null,
    listId: list.listId,
    title,
    terms,
    excludes,
    useFen,
    code: null,
    holderPhoneMasked: null,
    validUntil: expiredAt,
    usesTotal: said.usesTotal,
    usesLeft: said.usesTotal - times.length,
    seen: mine.length,
    ...stampOf(time, time.nowMs),
  });
};

/** The last questions: is it perhaps done already, and can the loss be borne. */
const withinCaps = (judging: Judging, list: OfflineList, accepted: Accepted): Judged => {
  const open = judging.openRequests.find((request) => mayBe(request, accepted));
  if (open) return offlineNo({ why: 'maybe_done', title: open.title });
  const { storeFen, voucherFen } = list.caps;
  const { placeId } = judging.store;
  const waiting = judging.ledger.filter((one) => isOpen(one) && one.placeId === placeId);
  const ofVoucher = waiting.filter(({ tag }) => tag === accepted.tag);
  const useFen = fenOf(ofVoucher) + accepted.useFen;
  if (useFen > voucherFen) {
    return offlineNo({ why: 'over_voucher_cap', capFen: voucherFen, useFen });
  }
  const waitingFen = fenOf(waiting);
  return waitingFen + accepted.useFen > storeFen
    ? offlineNo({ why: 'over_store_cap', capFen: storeFen, waitingFen })
    : { verdict: 'accepted', accepted };
};

/** Where one of the two is known by its digits alone and the other by its tag: perhaps. */
const mayBe = (request: OpenRequest, { code, tag }: Accepted): boolean =>
  request.tag === tag ||
  (request.code !== null && request.code === code) ||
  (request.tag === null && code === null) ||
  (request.tag === null && request.code === null);

const stampOf = ({ nowMs, isSure, offMs }: JudgeTime, atMs: number) => ({
  scannedAt: new Date(atMs).toISOString(),
  // What the code told of the time is more than the device knew.
  clockOffMs: Math.round(offMs + nowMs - atMs),
  clockSure: isSure,
});

const refused = (no: No): Judged => ({ verdict: 'refused', no });
const offlineNo = (no: OfflineNo): Judged => ({ verdict: 'offline_no', no });
