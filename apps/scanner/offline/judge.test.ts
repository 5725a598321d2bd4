import { beforeAll, describe, expect, test } from 'vitest';
import { qrTextOf, readCode } from '#contract/kit/code.ts';
import { codeStep } from '#contract/kit/rotating-code.ts';
import { tagOf } from '#contract/kit/sealed-row.ts';
import type { OfflineList, OfflineVoucher } from '#contract/offline.ts';
import type { Entry } from './entry.ts';
import { judgeOffline } from './judge.ts';
import type { Judging } from './judge.ts';
import { at, handleOf, hourMs, listOf, makeSigner } from './list-made.ts';
import { offer, shownBy, store, voucher } from './list-made.ts';

const time = {
  nowMs: at.getTime(),
  isSure: true,
  floorMs: at.getTime() - hourMs,
  offMs: 0,
};

const judge = (text: string, list: OfflineList | null, more: Partial<Judging> = {}) => {
  const read = readCode(text);
  if (read.kind !== 'code' && read.kind !== 'rotating' && read.kind !== 'signed') {
    throw new Error(`a test reads codes, not ${read.kind}`);
  }
  const nothing = { ledger: [], online: [], openRequests: [] };
  return judgeOffline({ read, store, list, time, ...nothing, ...more });
};

/** A voucher changed so, listed and shown. */
const of = async (changes: Partial<OfflineVoucher>, more: Partial<Judging> = {}) => {
  const one = voucher(changes);
  return judge(await shownBy(one), await listOf([one]), more);
};

/** As if the device had accepted this very use before. */
const acceptedBefore = async (
  changes: Partial<OfflineVoucher>,
  entryChanges: Partial<Entry>,
): Promise<Entry> => {
  const one = voucher(changes);
  const judged = await judge(await shownBy(one, { off: -1 }), await listOf([one]));
  if (judged.verdict !== 'accepted') throw new Error(JSON.stringify(judged));
  const fixed = { key: 'k-1', no: 1, cityId: 'c', placeId: store.placeId, triedAt: null };
  const open = { state: 'waiting' as const, inList: false, said: null, isRead: false };
  return { ...judged.accepted, ...fixed, ...open, ...entryChanges };
};

describe('a changing code', () => {
  test('of a listed voucher is accepted, with all that is needed', async () => {
    expect(await of({})).toMatchObject({
      verdict: 'accepted',
      accepted: { by: 'list', title: 'Ramen for two', useFen: 5_000, usesLeft: 1 },
    });
  });

  const changed: [string, Partial<OfflineVoucher>, string][] = [
    ['used up', { state: 'redeemed', usesLeft: 0 }, 'voucher_already_redeemed'],
    ['over', { validUntil: '2026-11-24T03:59:59.000Z' }, 'voucher_expired'],
    ['not yet good', { validFrom: '2026-11-24T04:00:01.000Z' }, 'voucher_not_valid_yet'],
    ['asked back', { state: 'refund_requested', usesLeft: 0 }, 'voucher_already_redeemed'],
    ['turned down', { state: 'refund_rejected', usesLeft: 0 }, 'voucher_already_redeemed'],
    ['being refunded', { state: 'refunding' }, 'voucher_given_back'],
    [
      'of another store',
      { placeIds: ['01980000-0000-7000-8000-0000000000b2'] },
      'store_not_included',
    ],
    ['undone ten times', { undos: 10 }, 'too_many_undos'],
    ['taken at this step', { lastStep: codeStep(at) }, 'code_shown_before'],
  ];
  test.each(changed)(
    'of a voucher that is %s is refused as the server would',
    async (...[, changes, refusal]) => {
      expect(await of(changes)).toMatchObject({ verdict: 'refused', no: { refusal } });
    },
  );

  test.each([-2, -1, 0, 1, 2])('is taken %i steps from now', async (off) => {
    const one = voucher();
    const judged = await judge(await shownBy(one, { off }), await listOf([one]));
    expect(judged.verdict).toBe('accepted');
  });

  test.each([-3, 3, 900])('is out of date %i steps from now', async (off) => {
    const one = voucher();
    expect(await judge(await shownBy(one, { off }), await listOf([one]))).toMatchObject({
      no: { refusal: 'code_out_of_date' },
    });
  });

  test('of a voucher that is not listed asks for the signed code', async () => {
    expect(await judge(await shownBy(voucher()), await listOf([]))).toMatchObject({
      no: { why: 'not_on_list' },
    });
  });
});

describe('a clock that nobody is sure of', () => {
  const made = { madeAt: new Date(at.getTime() - 60 * hourMs).toISOString() };
  const unsure = { ...time, isSure: false, floorMs: 0, offMs: 0 };

  test('is told by the code how far it is off', async () => {
    const one = voucher();
    const text = await shownBy(one, { off: -540 });
    const judged = await judge(text, await listOf([one], made), { time: unsure });
    expect(judged).toMatchObject({ verdict: 'accepted', accepted: { clockSure: false } });
    if (judged.verdict !== 'accepted') return;
    expect(judged.accepted.clockOffMs).toBeCloseTo(3 * hourMs, -5);
    expect(Date.parse(judged.accepted.scannedAt)).toBeCloseTo(
      at.getTime() - 3 * hourMs,
      -5,
    );
  });

  test('takes no code from before what is known to be past', async () => {
    const one = voucher();
    const text = await shownBy(one, { off: -540 });
    const floored = { ...unsure, floorMs: at.getTime() - 2 * hourMs };
    expect(await judge(text, await listOf([one], made), { time: floored })).toMatchObject({
      no: { refusal: 'code_out_of_date' },
    });
  });

  test('is not before the list that it judges by', async () => {
    const one = voucher();
    const list = await listOf([one], { madeAt: at.toISOString() });
    const behind = { ...time, nowMs: at.getTime() - 5 * hourMs };
    expect(await judge(await shownBy(one), list, { time: behind })).toMatchObject({
      accepted: { scannedAt: at.toISOString(), clockOffMs: -5 * hourMs, clockSure: false },
    });
  });

  test('takes no code of another day', async () => {
    const one = voucher();
    const text = await shownBy(one, { off: -4_400 });
    expect(await judge(text, await listOf([one], made), { time: unsure })).toMatchObject({
      no: { refusal: 'code_out_of_date' },
    });
  });
});

describe("the device's own ledger", () => {
  test('counts what was accepted here, and says when and where', async () => {
    const ledger = [await acceptedBefore({}, {})];
    expect(await of({}, { ledger })).toMatchObject({
      no: {
        refusal: 'voucher_already_redeemed',
        facts: { redeemedAt: at.toISOString(), placeName: 'Noodle bar' },
      },
    });
  });

  test('is counted until a list counts it', async () => {
    const card = { usesTotal: 3, usesLeft: 2 };
    const told = await acceptedBefore(card, { state: 'redeemed' });
    const left = async (entry: Entry) => {
      const judged = await of(card, { ledger: [entry] });
      return judged.verdict === 'accepted' ? judged.accepted.usesLeft : judged;
    };
    expect(await left(told)).toBe(1);
    expect(await left({ ...told, inList: true })).toBe(2);
  });

  test('gives an undone use back, but not its step', async () => {
    const undone = await acceptedBefore({}, { state: 'undone' });
    expect((await of({}, { ledger: [undone] })).verdict).toBe('accepted');
    const now = codeStep(at);
    expect(await of({}, { ledger: [{ ...undone, step: now }] })).toMatchObject({
      no: { refusal: 'code_shown_before' },
    });
  });

  test('counts its undos with those of the list', async () => {
    const undone = await acceptedBefore({}, { state: 'undone' });
    expect(await of({ undos: 9 }, { ledger: [undone] })).toMatchObject({
      no: { refusal: 'too_many_undos' },
    });
  });

  test('knows what was redeemed here with network after the list was made', async () => {
    const use = { key: 'r-1', placeId: store.placeId, tag: null, at: at.toISOString() };
    const online = [{ ...use, code: voucher().code, undone: false }];
    expect(await of({}, { online })).toMatchObject({
      no: { refusal: 'voucher_already_redeemed' },
    });
    const undone = online.map((one) => ({ ...one, undone: true }));
    expect((await of({}, { online: undone })).verdict).toBe('accepted');
  });
});

describe('a request without an answer', () => {
  test('keeps its voucher from being accepted here as well', async () => {
    const open = { title: 'Ramen', code: voucher().code, tag: null };
    expect(await of({}, { openRequests: [open] })).toMatchObject({
      no: { why: 'maybe_done', title: 'Ramen' },
    });
    const other = { title: 'Tea', code: '000000000000', tag: 'ff' };
    expect((await of({}, { openRequests: [other] })).verdict).toBe('accepted');
  });
});

describe('the caps', () => {
  test('of a voucher and of a store bound what may be lost', async () => {
    expect(await of({ useFen: 30_001 })).toMatchObject({
      no: { why: 'over_voucher_cap', capFen: 30_000, useFen: 30_001 },
    });
    const waiting = await acceptedBefore({}, { tag: 'other', useFen: 95_001 });
    expect(await of({}, { ledger: [waiting] })).toMatchObject({
      no: { why: 'over_store_cap', capFen: 100_000, waitingFen: 95_001 },
    });
    expect((await of({}, { ledger: [{ ...waiting, useFen: 95_000 }] })).verdict).toBe(
      'accepted',
    );
  });

  test('are free again once it was told', async () => {
    const told = await acceptedBefore({}, { tag: 'x', useFen: 95_001, state: 'case' });
    expect((await of({}, { ledger: [told] })).verdict).toBe('accepted');
  });
});

test('without a list, with an old one, for plain digits: what to do', async () => {
  const shown = await shownBy(voucher());
  expect(await judge(shown, null)).toMatchObject({ no: { why: 'no_list' } });
  const old = await listOf([voucher()], { until: '2026-11-24T03:59:59.000Z' });
  expect(await judge(shown, old)).toMatchObject({ no: { why: 'list_too_old' } });
  const list = await listOf([voucher()]);
  const { code } = voucher();
  for (const digits of [code, qrTextOf(code)]) {
    expect(await judge(digits, list)).toMatchObject({ no: { why: 'only_shown_codes' } });
  }
});

describe('a signed code', () => {
  let signer: Awaited<ReturnType<typeof makeSigner>>;
  let list: OfflineList;
  beforeAll(async () => {
    signer = await makeSigner();
    list = await listOf([voucher()], { publicKeys: [signer.publicKey], offers: [offer] });
  });

  test('is accepted where its offer is known, once', async () => {
    const text = await signer.sign();
    const judged = await judge(text, list);
    expect(judged).toMatchObject({
      verdict: 'accepted',
      accepted: { by: 'signature', code: null, useFen: 5_000, title: 'Ramen for two' },
    });
    const before = await acceptedBefore(
      {},
      { tag: await tagOf(handleOf(9)), inList: true },
    );
    expect(await judge(text, list, { ledger: [before] })).toMatchObject({
      no: { refusal: 'voucher_already_redeemed' },
    });
  });

  test('of a listed voucher is asked for the code that changes', async () => {
    const text = await signer.sign({ tag: await tagOf(handleOf(1)) });
    expect(await judge(text, list)).toMatchObject({ no: { why: 'signed_but_listed' } });
  });

  test('that others signed, or of an unknown offer, is refused', async () => {
    const forged = await (await makeSigner()).sign();
    expect(await judge(forged, list)).toMatchObject({ no: { why: 'signed_not_ours' } });
    const unknown = await signer.sign({ offerTag: '01020304' });
    expect(await judge(unknown, list)).toMatchObject({
      no: { why: 'signed_offer_unknown' },
    });
  });

  test('lapses by the hour', async () => {
    const text = await signer.sign({ validUntil: new Date(at.getTime() - hourMs) });
    expect(await judge(text, list)).toMatchObject({ no: { refusal: 'voucher_expired' } });
  });

  test('is not for a browser that can’t check it', async () => {
    const broken = { ...list, publicKeys: ['AAAA'] };
    expect(await judge(await signer.sign(), broken)).toMatchObject({
      no: { why: 'cannot_check_signed' },
    });
  });

  test('may be what a request of typed digits was about', async () => {
    const open = { title: 'Ramen', code: voucher().code, tag: null };
    expect(await judge(await signer.sign(), list, { openRequests: [open] })).toMatchObject({
      no: { why: 'maybe_done' },
    });
  });
});
