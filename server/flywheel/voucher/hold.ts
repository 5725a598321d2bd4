import type { HeldVoucherView } from '#contract/voucher.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import type { Work } from '#kit/work.ts';
import { findNamed } from './find.ts';
import { selectVoucher, setHeld } from './sql.ts';
import type { Voucher } from './sql.ts';

type HoldRefusals = 'voucher_not_found' | 'voucher_given_back' | 'voucher_already_redeemed';

/**
 * Stops a voucher from being used, whoever shows it; a refund of it goes its way. Held
 * again, it gets the newer reason.
 */
export const holdVoucher = async (
  work: Work<HoldRefusals>,
  asked: { voucherId: string; because: string },
): Promise<HeldVoucherView> => {
  const held = { because: asked.because, at: work.now };
  const voucher = await setHeld(work, asked.voucherId, held);
  if (voucher) {
    writeAudit(work, {
      deed: 'voucher_held',
      subject: { kind: 'voucher', id: voucher.id },
      facts: { because: asked.because },
    });
    return showHeld(voucher);
  }
  const found =
    (await selectVoucher(work, asked.voucherId)) ?? work.refuse('voucher_not_found', {});
  if (found.state !== 'redeemed') {
    return work.refuse('voucher_given_back', { state: found.state });
  }
  return work.refuse('voucher_already_redeemed', {
    redeemedAt: null,
    placeName: null,
    staffName: null,
    redemptionId: null,
  });
};

/** Lets a voucher be used again. */
export const releaseVoucher = async (
  work: Work<'voucher_not_found' | 'voucher_not_on_hold'>,
  voucherId: string,
): Promise<HeldVoucherView> => {
  const found =
    (await selectVoucher(work, voucherId)) ?? work.refuse('voucher_not_found', {});
  if (found.heldBecause === null) return work.refuse('voucher_not_on_hold', {});
  const voucher = await setHeld(work, voucherId, null);
  writeAudit(work, {
    deed: 'voucher_released',
    subject: { kind: 'voucher', id: voucherId },
    facts: { wasHeldBecause: found.heldBecause },
  });
  return showHeld(voucher ?? found);
};

/** Which voucher a code is of, for the operator. */
export const findHeldByCode = async (
  work: Work<'voucher_not_found'>,
  code: string,
): Promise<HeldVoucherView> => showHeld(await findNamed(work, { by: 'code', code }));

const showHeld = (voucher: Voucher): HeldVoucherView => ({
  id: voucher.id,
  title: voucher.title,
  state: voucher.state,
  heldBecause: voucher.heldBecause,
  heldAt: voucher.heldAt?.toISOString() ?? null,
});
