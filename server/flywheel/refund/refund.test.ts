import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '#contract/kit/time.ts';
import {
  approveRefund,
  askRefund,
  decideRefund,
  disputeRefund,
  listRefundDisputes,
  listRefundQuestions,
  listUses,
  refundUse,
  rejectRefund,
} from '#contract/refund.ts';
import { redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import { expectLaws } from '#server/test/laws.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';

let town: Town;
let offer: string;
beforeAll(async () => {
  town = await openTown();
  offer = await liveOffer(town);
}, 60_000);
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

/** A meal of 58 yuan that Lin has eaten. */
const eaten = async () => {
  const [voucher] = await buy(town, 'lin', offer);
  if (!voucher) throw new Error('a paid package has its voucher');
  const asked = { city, place: town.places.noodles, code: voucher.code } as const;
  const { id } = await town.as('chen')(redeemVoucher, { ...asked, channel: 'typed' });
  return { voucher: voucher.id, redemption: id };
};
const ask = (redemption: string) =>
  town.as('lin')(askRefund, { city, redemption, because: '面坨了' });
const because = '菜都上齐了';
const nowhere = '0193a000-0000-7000-8000-000000000000';

describe('a question', () => {
  it('says until when it waits, and what has been said', async () => {
    const { voucher, redemption } = await eaten();
    const question = await ask(redemption);
    const answerBy = new Date(town.clock.now().getTime() + 24 * hourMs).toISOString();
    expect(question).toMatchObject({ state: 'asked', askedFen: 5_800, answerBy });
    const { items } = await town.as('lin')(listUses, { city, voucher });
    expect(items).toMatchObject([{ redemptionId: redemption, question }]);
    const again = { city, redemption, because };
    expect(await town.caller('lin')(askRefund, again)).toMatchObject({
      refusal: 'refund_asked_before',
      facts: { questionId: question.id },
    });
    const given = { city, redemption, because, amountFen: 1 };
    expect(await town.caller('zhou')(refundUse, given)).toMatchObject({
      refusal: 'refund_question_open',
      facts: { questionId: question.id },
    });
    expect(await town.caller('chen')(undoRedemption, { city, redemption })).toMatchObject({
      refusal: 'use_given_back',
      facts: { refundedFen: 0 },
    });
  });

  it('is heard by its own merchant, what waits on top', async () => {
    const first = await ask((await eaten()).redemption);
    const second = await ask((await eaten()).redemption);
    await town.as('zhou')(rejectRefund, { city, question: second.id, because });
    const mine = { city, merchant: town.merchants.zhou, limit: 100 };
    const { items } = await town.as('zhou')(listRefundQuestions, mine);
    const states = items.map(({ state }) => state);
    expect(states.lastIndexOf('asked')).toBeLessThan(states.indexOf('answered'));
    expect(items.some(({ id }) => id === first.id)).toBe(true);
    const page = { city, merchant: town.merchants.zhou, limit: 1 };
    const one = await town.as('zhou')(listRefundQuestions, page);
    const cursor = one.nextCursor ?? '';
    const next = await town.as('zhou')(listRefundQuestions, { ...page, cursor });
    expect([one.items[0]?.id, next.items[0]?.id]).toEqual(
      items.slice(0, 2).map((q) => q.id),
    );
  });

  it('is answered once, in time, and by silence afterwards', async () => {
    const { id: question } = await ask((await eaten()).redemption);
    town.clock.add(24 * hourMs);
    const answeredAt = town.clock.now().toISOString();
    const asked = { city, question, because };
    expect(await town.caller('zhou')(rejectRefund, asked)).toMatchObject({
      refusal: 'refund_question_answered',
      facts: { answeredAt },
    });
    town.clock.add(30 * hourMs);
    await town.server.tick();
    expect(await town.caller('zhou')(rejectRefund, asked)).toMatchObject({
      facts: { answeredAt },
    });
  });

  it('nobody has asked is nobody’s', async () => {
    const missing = { refusal: 'refund_question_not_found' };
    const asked = { city, question: nowhere, because };
    expect(await town.caller('zhou')(rejectRefund, asked)).toMatchObject(missing);
    expect(await town.caller('lin')(disputeRefund, asked)).toMatchObject(missing);
    const decided = { ...asked, amountFen: 1 };
    expect(await town.caller('zhou')(approveRefund, decided)).toMatchObject(missing);
    expect(await town.caller('xu')(decideRefund, decided)).toMatchObject(missing);
    const use = { city, redemption: nowhere, because };
    const none = { refusal: 'use_not_found' };
    expect(await town.caller('lin')(askRefund, use)).toMatchObject(none);
  });
});

describe('a dispute', () => {
  it('is about what was not given, and decided once', async () => {
    const { id: question } = await ask((await eaten()).redemption);
    const asked = { city, question, because };
    expect(await town.caller('lin')(disputeRefund, asked)).toMatchObject({
      refusal: 'refund_not_disputable',
      facts: { state: 'asked', disputeBy: null },
    });
    await town.as('zhou')(approveRefund, { city, question, amountFen: 1_000 });
    const decision = { ...asked, amountFen: 4_800 };
    expect(await town.caller('xu')(decideRefund, decision)).toMatchObject({
      refusal: 'refund_not_disputed',
      facts: { state: 'answered' },
    });
    await town.as('lin')(disputeRefund, asked);
    const { items } = await town.as('xu')(listRefundDisputes, { city });
    expect(items).toMatchObject([{ id: question, disputeBecause: because }]);
    const done = await town.as('xu')(decideRefund, decision);
    expect(done).toMatchObject({ state: 'decided', refundedFen: 5_800, decidedFen: 4_800 });
  });
});

describe('a use', () => {
  it('goes back for thirty days', async () => {
    const { redemption } = await eaten();
    const until = new Date(town.clock.now().getTime() + 30 * dayMs).toISOString();
    town.clock.add(30 * dayMs + 1);
    const asked = { city, redemption, because };
    const over = { refusal: 'refund_time_over', facts: { until } };
    expect(await town.caller('lin')(askRefund, asked)).toMatchObject(over);
    const given = { ...asked, amountFen: 1 };
    expect(await town.caller('zhou')(refundUse, given)).toMatchObject(over);
  });

  it('goes back in parts that at once are never more than the whole', async () => {
    const { redemption } = await eaten();
    const part = { city, redemption, because, amountFen: 1_000 };
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => town.caller('zhou')(refundUse, part)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
    expect(answers.filter(({ ok }) => !ok)).toEqual(
      Array<unknown>(7).fill(
        expect.objectContaining({ refusal: 'more_than_left', facts: { leftFen: 800 } }),
      ),
    );
  });

  it('is undone or asked about, never both', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { redemption } = await eaten();
      const asked = { city, redemption, because };
      const [undone, question] = await Promise.all([
        town.caller('chen')(undoRedemption, { city, redemption }),
        town.caller('lin')(askRefund, asked),
      ]);
      expect([undone.ok, question.ok].filter(Boolean)).toHaveLength(1);
    }
  });
});
