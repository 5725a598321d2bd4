/**
 * At the counter: a code is shown, scanned or typed, and redeemed. Staff mistype, scan
 * again, stand in the wrong store, lose the answer and ask what became of it, take it back
 * in time or too late. Some customers want their money back, before or after.
 */
import { codeStep, otpAt, rotatingText } from '#contract/kit/rotating-code.ts';
import { minuteMs } from '#contract/kit/time.ts';
import { refundOrder } from '#contract/payment.ts';
import {
  findRedemption,
  prepareRedemption,
  redeemVoucher,
  undoRedemption,
} from '#contract/redemption.ts';
import { findCounter } from './cashier.ts';
import { isSurprising } from './life.ts';
import { mayMistype } from './mistyped.ts';
import { askOn } from './witness.ts';
import type { RedemptionView } from '#contract/redemption.ts';
import type { RefusalName } from '#contract/refusals.ts';
import type { Counter, Visit } from './cashier.ts';
import type { Held, Life } from './life.ts';
import type { Random } from './random.ts';

/** Plans what becomes of a voucher: used, given back, or forgotten (`moment` is null). */
export function planUse(
  life: Life,
  held: Held,
  moment: number | null,
  random: Random,
): void {
  const visit = { life, held, random };
  if (random.chance(0.12)) {
    const now = life.house.clock.now().getTime();
    life.agenda.at(now + random.between(1, 90) * minuteMs, () => giveBack(visit));
  }
  if (moment === null) return void life.witness.saw('voucher forgotten');
  life.agenda.at(moment, () => useOnce(visit));
}

async function giveBack(visit: Visit): Promise<void> {
  const { life, held } = visit;
  lapse(visit);
  const { voucher, holder } = held;
  const answer = await askOn(life.line(holder), refundOrder, {
    city: life.house.cityId,
    order: voucher.orderId,
    voucherIds: [voucher.id],
  });
  if (!answer) return;
  if (answer.ok) {
    held.usesLeft = 0;
    held.givenBack = true;
    return void life.witness.saw('given back');
  }
  const expected: RefusalName[] =
    held.usesLeft > 0 && voucher.paidFen > 0 ? [] : ['nothing_to_refund'];
  life.witness.expect(
    !isSurprising(life, answer.refusal, expected),
    `money for ${voucher.code} was not given back: ${answer.refusal}`,
  );
}

/** A voucher past its time is worth nothing at a counter; its money goes back by itself. */
function lapse({ life, held }: Visit): void {
  if (life.house.clock.now() <= new Date(held.voucher.validUntil)) return;
  held.usesLeft = 0;
  held.givenBack = true;
}

async function useOnce(visit: Visit): Promise<void> {
  const { life, held, random } = visit;
  lapse(visit);
  // Shown anew whenever it is asked for: time has passed in between.
  const isShown = random.chance(0.8);
  const hold = async () => (isShown ? { ...visit, ...(await showCode(visit)) } : visit);
  const counter = findCounter(visit);
  if (!counter) return void life.witness.saw('nobody at the counter');
  if (random.chance(0.08) && mayMistype(visit, counter)) await mistype(visit, counter);
  if (random.chance(0.06)) await tryNextDoor(visit);
  if (random.chance(0.6)) await prepare(await hold(), counter);
  const shown = await hold();
  const rushed = life.crowded && random.chance(0.3) ? rush(shown, counter) : null;
  const redeemed = await redeem(shown, counter);
  await rushed;
  if (!redeemed) return;
  if (random.chance(0.15)) await scanAgain(shown, counter);
  if (random.chance(0.14)) planUndo(visit, counter, redeemed);
  if (held.usesLeft > 0 && random.chance(0.7)) {
    const later = life.house.clock.now().getTime() + random.between(20, 600) * minuteMs;
    life.agenda.at(later, () => useOnce(visit));
  }
}

/** The phone makes its code by itself, at this very moment. */
async function showCode({ life, held }: Visit): Promise<{ shown?: string }> {
  const { shown } = held.voucher;
  if (!shown) return {};
  const otp = await otpAt(shown.codeKey, codeStep(life.house.clock.now()));
  return { shown: rotatingText({ handle: shown.handle, otp }) };
}

/** What may be said of a voucher that is used up, given back or past its time. */
const spent: RefusalName[] = [
  'voucher_already_redeemed',
  'voucher_given_back',
  'voucher_expired',
  'too_many_undos',
];

const at = ({ life, held, shown }: Visit, counter: Counter) => ({
  city: life.house.cityId,
  place: counter.placeId,
  code: shown ?? held.voucher.code,
});

/** A wrong digit never reaches another voucher: the check digit catches it. */
async function mistype(visit: Visit, counter: Counter): Promise<void> {
  const { life, held, random } = visit;
  const place = random.int(0, 11);
  const digit = (Number(held.voucher.code[place]) + random.int(1, 9)) % 10;
  const { code } = held.voucher;
  const wrong = code.slice(0, place) + String(digit) + code.slice(place + 1);
  const answer = await askOn(counter.line, redeemVoucher, {
    ...at(visit, counter),
    code: wrong,
    channel: 'typed',
  });
  const refused = answer && !answer.ok ? answer.refusal : 'nothing';
  life.witness.expect(
    answer === null || refused === 'code_mistyped',
    `a mistyped code was taken for ${refused}`,
  );
  life.witness.saw('mistyped');
}

/** The code is shown in a shop of somebody else. */
async function tryNextDoor(visit: Visit): Promise<void> {
  const { life, held, random } = visit;
  const stores = held.voucher.stores.map(({ placeId }) => placeId);
  const others = life.city.people.filter(
    (person) =>
      person.role === 'staff' &&
      !stores.some((id) => id === life.founded.places.get(person.placeKey ?? '')),
  );
  if (others.length === 0) return;
  const stranger = random.pick(others);
  const placeId = life.founded.places.get(stranger.placeKey ?? '') ?? '';
  const answer = await askOn(life.line(stranger), redeemVoucher, {
    city: life.house.cityId,
    place: placeId,
    code: held.voucher.code,
    channel: 'scan',
  });
  const expected: RefusalName[] =
    held.usesLeft > 0 ? ['store_not_included'] : [...spent, 'store_not_included'];
  const refused = answer && !answer.ok ? answer.refusal : null;
  life.witness.expect(
    answer === null || (refused !== null && !isSurprising(life, refused, expected)),
    `another shop took ${held.voucher.code}: ${refused ?? 'redeemed'}`,
  );
  life.witness.saw('wrong store');
}

async function prepare(visit: Visit, counter: Counter): Promise<void> {
  const { life, held } = visit;
  const answer = await askOn(counter.line, prepareRedemption, at(visit, counter));
  if (!answer || life.crowded) return;
  life.witness.expect(
    answer.ok === held.usesLeft > 0,
    `preparing ${held.voucher.code} with ${held.usesLeft} left: ${
      answer.ok ? 'fine' : answer.refusal
    }`,
  );
}

async function redeem(visit: Visit, counter: Counter): Promise<RedemptionView | null> {
  const { life, held, random } = visit;
  const key = counter.line.makeKey();
  const channel = visit.shown ? ('scan' as const) : ('typed' as const);
  const input = { ...at(visit, counter), channel };
  const answer = await askOn(counter.line, redeemVoucher, input, key);
  if (answer === null) return findLost(visit, counter, key);
  if (!answer.ok) {
    const expected: RefusalName[] = held.usesLeft > 0 ? [] : spent;
    life.witness.expect(
      !isSurprising(life, answer.refusal, expected),
      `${held.voucher.code} with ${held.usesLeft} left was refused: ${answer.refusal}`,
    );
    return null;
  }
  life.witness.expect(
    held.usesLeft > 0 || life.crowded,
    `${held.voucher.code} was redeemed with nothing left`,
  );
  held.usesLeft -= 1;
  life.witness.saw('redeemed');
  life.witness.expect(
    answer.value.usesLeft === held.usesLeft || life.crowded,
    `${held.voucher.code} says ${answer.value.usesLeft} left, not ${held.usesLeft}`,
  );
  if (random.chance(0.1)) await findLost(visit, counter, key);
  return answer.value;
}

/** The answer got lost: what became of it is found by the key that asked. */
async function findLost(
  visit: Visit,
  counter: Counter,
  key: string,
): Promise<RedemptionView | null> {
  const { life } = visit;
  const found = await askOn(counter.line, findRedemption, {
    city: life.house.cityId,
    place: counter.placeId,
    key,
  });
  life.witness.saw('asked what became of it');
  return found?.ok ? found.value : null;
}

/** Three scanners at the same code at the same instant, each with a key of its own. */
async function rush(visit: Visit, counter: Counter): Promise<void> {
  const { life, held } = visit;
  const scan = () =>
    askOn(counter.line, redeemVoucher, { ...at(visit, counter), channel: 'scan' });
  const answers = await Promise.all([scan(), scan(), scan()]);
  const taken = answers.filter((answer) => answer?.ok).length;
  held.usesLeft -= taken;
  life.witness.saw('rushed');
  life.witness.expect(
    taken <= held.voucher.usesTotal,
    `${held.voucher.code} was taken ${taken} times at once`,
  );
}

/** A scanner stutters: a new request for the same code. */
async function scanAgain(visit: Visit, counter: Counter): Promise<void> {
  const { life, held, shown } = visit;
  const answer = await askOn(counter.line, redeemVoucher, {
    ...at(visit, counter),
    channel: 'scan',
  });
  life.witness.saw('scanned again');
  if (!answer) return;
  if (answer.ok) {
    life.witness.expect(
      held.usesLeft > 0 || life.crowded,
      `${held.voucher.code} was redeemed twice`,
    );
    held.usesLeft -= 1;
    return;
  }
  const expected: RefusalName[] =
    held.usesLeft === 0 ? ['voucher_already_redeemed'] : shown ? ['code_shown_before'] : [];
  life.witness.expect(
    !isSurprising(life, answer.refusal, expected),
    `a second scan of ${held.voucher.code} was told ${answer.refusal}`,
  );
}

function planUndo(visit: Visit, counter: Counter, redeemed: RedemptionView): void {
  const { life, held, random } = visit;
  const wait = random.chance(0.2) ? random.between(61, 90) : random.between(1, 55);
  const now = life.house.clock.now().getTime();
  life.agenda.at(now + wait * minuteMs, async () => {
    // The clock may have jumped meanwhile, so lateness is what it says now.
    const late = life.house.clock.now() > new Date(redeemed.undoUntil);
    const answer = await askOn(counter.line, undoRedemption, {
      city: life.house.cityId,
      redemption: redeemed.id,
    });
    if (!answer) return;
    if (answer.ok) {
      life.witness.expect(!late || life.crowded, 'a redemption was undone after its hour');
      held.usesLeft += 1;
      life.witness.saw('undone');
      if (random.chance(0.6)) await useOnce(visit);
      return;
    }
    const expected: RefusalName[] = [
      ...(late ? (['undo_window_over'] as const) : []),
      ...(held.givenBack ? (['voucher_given_back'] as const) : []),
    ];
    life.witness.expect(
      !isSurprising(life, answer.refusal, expected),
      `an undo was refused: ${answer.refusal}`,
    );
  });
}
