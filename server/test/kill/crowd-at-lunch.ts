import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Random } from '#city/random.ts';
import type { Answer } from '#contract/kit/call.ts';
import { Unreachable } from '#contract/kit/call.ts';
import type { Endpoint, InputOf, ReplyOf } from '#contract/kit/endpoint.ts';
import { codeStep, otpAt, rotatingText } from '#contract/kit/rotating-code.ts';
import { placeOrder, readOrder } from '#contract/order.ts';
import { checkPayment, startPayment } from '#contract/payment.ts';
import { makeQuote } from '#contract/quote.ts';
import { redeemVoucher } from '#contract/redemption.ts';
import { redeemAtStand } from '#contract/stand.ts';
import { readVoucher } from '#contract/voucher.ts';
import { callerOf, city, mustBe } from '../../../bench/street.ts';
import type { Person, Street } from '../../../bench/street.ts';

/**
 * People who want lunch from a server that keeps dying. Whoever gets no answer asks again
 * with the same key, as the apps do, and everybody remembers what they were told.
 */
export type Crowd = {
  /** What was told, by id: in the end the tables must hold exactly this. */
  told: { orders: Set<string>; payments: Set<string>; redemptions: Set<string> };
  /** Requests that are on their way at this moment. */
  inFlight: number;
  /** Answers that came. */
  heard: number;
  /** Answers that never came, and those of them whose work had been done all the same. */
  lost: number;
  lostButDone: number;
  /**
   * Keys that were answered, with what they were told, to be asked once more at the end.
   */
  answered: Answered[];
};
type Answered = {
  person: Person;
  endpoint: Endpoint;
  input: object;
  key: string;
  said: string;
};

export type CrowdTerms = {
  street: Street;
  offerId: string;
  standCode: string;
  db: pg.Pool;
  /** The server that lives; waits while there is none. */
  address: () => Promise<string>;
  send: typeof fetch;
  random: Random;
};

export const emptyCrowd = (): Crowd => ({
  told: { orders: new Set(), payments: new Set(), redemptions: new Set() },
  inFlight: 0,
  heard: 0,
  lost: 0,
  lostButDone: 0,
  answered: [],
});

const manners = ['pay', 'pay', 'pay', 'pay_twice', 'pay_silently', 'give_up'] as const;
const looksLimit = 30;

/** One customer's way to the table; some never pay, and some notices never come. */
export const lunchOf = async (crowd: Crowd, terms: CrowdTerms, person: Person) => {
  const { street, offerId, random } = terms;
  const ask = askerOf(crowd, terms);
  const basket = { kind: 'package', offerId, count: 1 } as const;
  const quoted = { city, placeId: street.placeId, basket };
  const { token } = await ask(person, makeQuote, quoted);
  const order = await ask(person, placeOrder, { city, token });
  crowd.told.orders.add(order.id);
  const paying = { city, order: order.id, rail: 'sandbox', returnPath: '/' } as const;
  const payment = await ask(person, startPayment, paying);
  crowd.told.payments.add(payment.id);
  const manner = random.pick(manners);
  await tapUntilHeard(crowd, terms, `/sandbox/cashier/${payment.id}/${manner}`);
  if (manner === 'give_up') return;
  const voucher = await voucherOf(ask, person, order.id);
  crowd.told.redemptions.add(await useVoucher(ask, terms, person, voucher));
};

/** Typed, scanned as it changes, or by the customer at the stand. */
const useVoucher = async (
  ask: Ask,
  { street, standCode, random }: CrowdTerms,
  person: Person,
  voucher: string,
): Promise<string> => {
  const way = random.pick(['typed', 'scan', 'stand'] as const);
  if (way === 'stand') {
    const asked = { city, code: standCode, voucherIds: [voucher] };
    return (await ask(person, redeemAtStand, asked)).items[0]?.id ?? '';
  }
  const { code, shown } = await ask(person, readVoucher, { city, voucher });
  const counter = { city, place: street.placeId, channel: way } as const;
  if (way === 'typed' || !shown) {
    return (await ask(street.cashier, redeemVoucher, { ...counter, code })).id;
  }
  const otp = await otpAt(shown.codeKey, codeStep(new Date()));
  const text = rotatingText({ handle: shown.handle, otp });
  return (await ask(street.cashier, redeemVoucher, { ...counter, code: text })).id;
};

type Ask = ReturnType<typeof askerOf>;

const askerOf =
  (crowd: Crowd, terms: CrowdTerms) =>
  async <E extends Endpoint>(
    person: Person,
    endpoint: E,
    input: InputOf<E>,
  ): Promise<ReplyOf<E>> => {
    const key = crypto.randomUUID();
    const said = mustBe(
      await untilHeard(crowd, terms, key, (address) =>
        callerOf(address, person, terms.send)(endpoint, input, { key, timeoutMs: 5_000 }),
      ),
    );
    if (endpoint.keyed) {
      crowd.answered.push({ person, endpoint, input, key, said: JSON.stringify(said) });
    }
    return said;
  };

const untilHeard = async <E extends Endpoint>(
  crowd: Crowd,
  terms: CrowdTerms,
  key: string,
  act: (address: string) => Promise<Answer<E>>,
): Promise<Answer<E>> => {
  for (;;) {
    const address = await terms.address();
    crowd.inFlight += 1;
    try {
      const answer = await act(address);
      crowd.heard += 1;
      // Too busy just now is no answer: the apps ask again, too.
      if (answer.ok || answer.status < 429) return answer;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      crowd.lost += 1;
    } finally {
      crowd.inFlight -= 1;
    }
    await terms.address();
    if (await wasDone(terms.db, key)) crowd.lostButDone += 1;
    await sleep(20);
  }
};

const wasDone = async (db: pg.Pool, key: string): Promise<boolean> => {
  const found = await db.query(
    'select 1 from request_key where key = $1 and status is not null',
    [key],
  );
  return found.rowCount === 1;
};

/** The rail's own page has no keys: it ends a trade once, however often it is tapped. */
const tapUntilHeard = async (crowd: Crowd, terms: CrowdTerms, path: string) => {
  for (;;) {
    const url = (await terms.address()) + path;
    try {
      const { status } = await terms.send(url, { method: 'POST', redirect: 'manual' });
      if (status === 303) return;
    } catch {
      crowd.lost += 1;
    }
    await sleep(20);
  }
};

/** Looks for the voucher; when no notice seems to come, presses "check my payment". */
const voucherOf = async (ask: Ask, person: Person, order: string): Promise<string> => {
  for (let look = 1; look <= looksLimit; look += 1) {
    await sleep(100);
    if (look % 5 === 0) await ask(person, checkPayment, { city, order });
    const { voucherIds } = await ask(person, readOrder, { city, order });
    if (voucherIds[0]) return voucherIds[0];
  }
  throw new Error('a paid order has no voucher');
};

/** Asks every answered key once more; returns those that are told something else now. */
export const askAgain = async (crowd: Crowd, terms: CrowdTerms): Promise<string[]> => {
  const changed: string[] = [];
  for (const { person, endpoint, input, key, said } of crowd.answered) {
    const call = callerOf(await terms.address(), person, terms.send);
    const again = mustBe(await call(endpoint, input, { key }));
    if (JSON.stringify(again) !== said) changed.push(`${endpoint.name} ${key}`);
  }
  return changed;
};
