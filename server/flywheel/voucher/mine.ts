import { voucherCan } from '#contract/voucher.ts';
import type { VoucherState, VoucherView } from '#contract/voucher.ts';
import { askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { theirId } from '#parties/person/actor.ts';
import { signedCodeOf } from './shown-code.ts';
import { selectMine, selectShown } from './sql.ts';
import type { MineAsked, VoucherShown } from './sql.ts';

/** My codes: usable ones first, the soonest to lapse on top. */
export const listMyVouchers = async (
  work: AnyWork,
  asked: PageAsk & { state?: VoucherState | undefined },
): Promise<{ items: VoucherView[]; nextCursor: string | null }> => {
  const rows = await selectMine(work, {
    personId: theirId(work),
    state: asked.state,
    limit: askOneMore(asked),
    after: cursorFrom(asked.cursor),
  });
  const page = pageOfRows(
    rows,
    asked,
    (row) => `${row.rank}.${row.validUntil.getTime()}.${row.id}`,
    (row) => row,
  );
  const items = await Promise.all(page.items.map((row) => showVoucher(work, row)));
  return { ...page, items };
};

/** One voucher of mine; somebody else's is as good as not there. */
export const readMyVoucher = async (
  work: Work<'voucher_not_found'>,
  voucherId: string,
): Promise<VoucherView> => {
  const voucher = await selectShown(work, { id: voucherId, personId: theirId(work) });
  return voucher ? showVoucher(work, voucher) : work.refuse('voucher_not_found', {});
};

const cursorFrom = (cursor: string | undefined): MineAsked['after'] => {
  const match = /^([01])\.(\d{1,15})\.([0-9a-f-]{36})$/.exec(cursor ?? '');
  if (!match?.[3]) return null;
  return { rank: Number(match[1]), validUntil: new Date(Number(match[2])), id: match[3] };
};

const showVoucher = async (work: AnyWork, voucher: VoucherShown): Promise<VoucherView> => ({
  id: voucher.id,
  orderId: voucher.orderId,
  title: voucher.title,
  merchantName: voucher.merchantName,
  code: voucher.code,
  shown: voucherCan.show(voucher.state) ? await shownBy(work, voucher) : null,
  state: voucher.state,
  terms: voucher.terms,
  excludes: voucher.excludes,
  paidFen: voucher.paidFen,
  usesTotal: voucher.usesTotal,
  usesLeft: voucher.usesLeft,
  validFrom: voucher.validFrom.toISOString(),
  validUntil: voucher.validUntil.toISOString(),
  stores: voucher.stores,
  redeemedAt: voucher.redeemedAt?.toISOString() ?? null,
  redeemedPlaceName: voucher.redeemedPlaceName,
  heldBecause: voucher.heldBecause,
});

const shownBy = async (work: AnyWork, voucher: VoucherShown) => ({
  handle: voucher.handle,
  codeKey: work.outside.codes.keyOf(work.cityId, voucher.handle),
  signedText: await signedCodeOf(work, voucher),
});
