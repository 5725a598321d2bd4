import { refuseUnusable } from '#flywheel/redemption/explain.ts';
import type { UseRefusals } from '#flywheel/redemption/explain.ts';
import { placesByIds } from '#flywheel/place/find.ts';
import { vouchersOfHolder } from '#flywheel/voucher/of-holder.ts';
import { thisCity } from '#kit/city.ts';
import type { Work } from '#kit/work.ts';
import { theirId } from '#parties/person/actor.ts';
import { claimLookup, markAnswered, selectOpenPrompts } from './sql.ts';
import type { OpenPrompt } from './sql.ts';

export type AnswerAsked = { lookupId: string; voucherIds: string[] | null };
type AnswerRefusals = UseRefusals | 'prompt_lapsed';

/**
 * It is me, and these are to be used; or it is not me. Of several who might be meant the
 * first who says yes is believed, since only one of them stands at the counter; the
 * questions to the others end with that.
 */
export const answerPrompt = async (
  work: Work<AnswerRefusals>,
  { lookupId, voucherIds }: AnswerAsked,
): Promise<{ lookupId: string; confirmed: boolean; expiresAt: string }> => {
  const personId = theirId(work);
  const [prompt] = await selectOpenPrompts(work, { personId, lookupId });
  if (!prompt) return work.refuse('prompt_lapsed', {});
  if (voucherIds !== null) await confirm(work, prompt, voucherIds);
  const answer = voucherIds === null ? 'denied' : 'confirmed';
  if (!(await markAnswered(work, { lookupId, personId, answer }))) {
    return work.refuse('prompt_lapsed', {});
  }
  const confirmed = voucherIds !== null;
  const { placeId } = prompt;
  work.emit({ name: 'lookup.answered', facts: { lookupId, placeId, confirmed } });
  return { lookupId, confirmed, expiresAt: prompt.expiresAt.toISOString() };
};

const confirm = async (
  work: Work<AnswerRefusals>,
  { lookupId, placeId }: OpenPrompt,
  ids: string[],
): Promise<void> => {
  const personId = theirId(work);
  const vouchers = await vouchersOfHolder(work, { personId, ids });
  const [places, { timeZone }] = await Promise.all([
    placesByIds(work, [placeId]),
    thisCity(work),
  ]);
  const place = places.get(placeId);
  const merchantId = place?.merchantId ?? '';
  const store = { id: placeId, name: place?.name ?? '', merchantId };
  for (const voucher of vouchers) await refuseUnusable(work, voucher, { store, timeZone });
  const voucherIds = vouchers.map(({ id }) => id);
  if (!(await claimLookup(work, { lookupId, personId, voucherIds }))) {
    work.refuse('prompt_lapsed', {});
  }
};
