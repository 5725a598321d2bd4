import { dayMs, minuteMs } from '#contract/kit/time.ts';
import { setOfflineCaps } from '#contract/offline.ts';
import { refundOrder } from '#contract/payment.ts';
import { redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import { askRefund, listUses, rejectRefund } from '#contract/refund.ts';
import type { RedemptionView } from '#contract/redemption.ts';
import { holdVoucher, releaseVoucher } from '#contract/voucher.ts';
import type { VoucherView } from '#contract/voucher.ts';
import { shownAt } from '../offline.ts';
import { city, noon } from '../town.ts';
import type { Town } from '../town.ts';
import type { Answer, Deed, Row } from './row.ts';
import type { openShelf } from './shelf.ts';
import { textOf } from './shown.ts';

/** What the same row does with network and without it. */
export type Way = {
  /** Reads the list and cuts the network, where there is any to cut. */
  cut: () => Promise<void>;
  scan: (text: string) => Promise<Answer>;
  takeBack: () => Promise<void>;
  moveClock: (byMs: number) => void;
};

export type Stage = { town: Town; shelf: Awaited<ReturnType<typeof openShelf>> };

/** One row on its way, with the voucher that it is about. */
export type Course = Stage & {
  row: Row;
  way: Way;
  scanAt: Date;
  voucher: VoucherView | null;
  lastUsed: RedemptionView | null;
};

/** So high that the cases of a hundred rows at one store change no answer. */
const highCaps = { storeFen: 9_000_000, voucherFen: 9_000_000 };

/** Lives one row up to the scan; the answer to it. */
export const runRow = async (stage: Stage, row: Row, way: Way): Promise<Answer> => {
  const { town } = stage;
  const { list = noon.toISOString(), after = 10, before = ['bought'], then = [] } = row;
  const listAt = new Date(list ?? noon);
  const scanAt = new Date(listAt.getTime() + after * minuteMs);
  const course: Course = { ...stage, row, way, scanAt, voucher: null, lastUsed: null };
  town.clock.set(noon);
  await setCaps(town, {});
  for (const deed of before) {
    if (deed !== 'bought') town.clock.set(listAt);
    await act(course, deed);
  }
  town.clock.set(listAt);
  if (list !== null) await way.cut();
  for (const deed of then) {
    if (deed.endsWith('_here')) town.clock.set(scanAt);
    await act(course, deed);
  }
  town.clock.set(scanAt);
  return way.scan(await textOf(bought(course), row.show ?? { steps: 0 }, scanAt));
};

const setCaps = async (town: Town, changes: Partial<typeof highCaps>): Promise<void> => {
  const caps = { ...highCaps, ...changes };
  await town.as('xu')(setOfflineCaps, { city, place: town.places.noodles, ...caps });
};

const bought = ({ voucher }: Course): VoucherView => {
  if (!voucher) throw new Error('it is bought before anything else');
  return voucher;
};

const act = async (course: Course, deed: Deed): Promise<void> => {
  const { way, town, scanAt } = course;
  switch (deed) {
    case 'bought':
      course.voucher = await course.shelf.buy(course.row.goods ?? 'meal');
      return;
    case 'this_code_used':
      town.clock.set(scanAt);
      return takeUse(course, await shownAt(bought(course), scanAt));
    case 'scanned_here': {
      const show = course.row.show === 'signed' ? 'signed' : { steps: 0 };
      await way.scan(await textOf(bought(course), show, scanAt));
      return;
    }
    case 'taken_back_here':
      return way.takeBack();
    case 'low_store_cap':
      return setCaps(town, { storeFen: 100 });
    case 'low_voucher_cap':
      return setCaps(town, { voucherFen: 100 });
    case 'clock_half_a_day_ahead':
      return way.moveClock(dayMs / 2);
    case 'clock_days_ahead':
      return way.moveClock(3 * dayMs);
    case 'clock_days_back':
      return way.moveClock(-3 * dayMs);
    default:
      return elsewhere(course, deed);
  }
};

type Elsewhere =
  | 'used'
  | 'used_at_tea'
  | 'undone'
  | 'used_and_undone'
  | 'given_back'
  | 'asked_back'
  | 'turned_down'
  | 'held'
  | 'released';

const elsewhere = async (course: Course, deed: Elsewhere): Promise<void> => {
  const { town } = course;
  const { id: voucher, code, orderId } = bought(course);
  switch (deed) {
    case 'used':
      return takeUse(course, code);
    case 'used_at_tea':
      return takeUse(course, code, town.places.tea);
    case 'undone':
      return undo(course);
    case 'used_and_undone':
      await takeUse(course, code);
      return undo(course);
    case 'given_back':
      await town.as('lin')(refundOrder, { city, order: orderId });
      return;
    case 'asked_back':
      return askBack(course);
    case 'turned_down':
      return turnDown(course);
    case 'held':
      await town.as('xu')(holdVoucher, { city, voucher, because: 'its holder asked' });
      return;
    case 'released':
      await town.as('xu')(releaseVoucher, { city, voucher });
      return;
  }
};

/** Zhou, who owns both stores, does it with network. */
const takeUse = async (
  course: Course,
  code: string,
  place = course.town.places.noodles,
): Promise<void> => {
  const channel = code === course.voucher?.code ? 'typed' : 'scan';
  const asked = { city, place, code, channel } as const;
  course.lastUsed = await course.town.as('zhou')(redeemVoucher, asked);
};

const askBack = async ({ town, lastUsed }: Course): Promise<void> => {
  const asked = { city, redemption: lastUsed?.id ?? '', because: '没吃上' };
  await town.as('lin')(askRefund, asked);
};

const turnDown = async (course: Course): Promise<void> => {
  const { town } = course;
  const { items } = await town.as('lin')(listUses, { city, voucher: bought(course).id });
  const question = items[0]?.question?.id ?? '';
  await town.as('zhou')(rejectRefund, { city, question, because: '菜都上齐了' });
};

const undo = async ({ town, lastUsed }: Course): Promise<void> => {
  if (!lastUsed) throw new Error('what was never used is not undone');
  await town.as('zhou')(undoRedemption, { city, redemption: lastUsed.id });
};
