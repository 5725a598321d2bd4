import type { VoucherState, VoucherView } from '#contract/voucher.ts';
import { qrTextOf } from '#contract/kit/code.ts';
import { askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { theirId } from '#parties/person/actor.ts';
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
  return pageOfRows(
    rows,
    asked,
    (row) => `${row.rank}.${row.validUntil.getTime()}.${row.id}`,
    showVoucher,
  );
};

/** One voucher of mine; somebody else's is as good as not there. */
export const readMyVoucher = async (
  work: Work<'voucher_not_found'>,
  voucherId: string,
): Promise<VoucherView> => {
  const voucher = await selectShown(work, { id: voucherId, personId: theirId(work) });
  return voucher ? showVoucher(voucher) : work.refuse('voucher_not_found', {});
};

const cursorFrom = (cursor: string | undefined): MineAsked['after'] => {
  const match = /^([01])\.(\d{1,15})\.([0-9a-f-]{36})$/.exec(cursor ?? '');
  if (!match?.[3]) return null;
  return { rank: Number(match[1]), validUntil: new Date(Number(match[2])), id: match[3] };
};

const showVoucher = (voucher: VoucherShown): VoucherView => ({
  id: voucher.id,
  orderId: voucher.orderId,
  title: voucher.title,
  merchantName: voucher.merchantName,
  code: voucher.code,
  qrText: qrTextOf(voucher.code),
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
});
