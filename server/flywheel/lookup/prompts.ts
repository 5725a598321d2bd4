import type { PromptView } from '#contract/lookup.ts';
import { undoCyclesLimit } from '#contract/redemption.ts';
import { placesByIds } from '#flywheel/place/find.ts';
import { usableVouchers } from '#flywheel/voucher/of-holder.ts';
import type { AnyWork } from '#kit/work.ts';
import { theirId } from '#parties/person/actor.ts';
import { showOffered } from './lookup.ts';
import { selectOpenPrompts } from './sql.ts';
import type { OpenPrompt } from './sql.ts';

/** How soon a phone asks again: at a counter every second counts, elsewhere none. */
const soonSeconds = 3;
const seldomSeconds = 60;

/** Counters that look for me now. Where I have nothing to use, none can. */
export const listMyPrompts = async (
  work: AnyWork,
): Promise<{ items: PromptView[]; askAgainAfterSeconds: number }> => {
  const personId = theirId(work);
  const [open, anything] = await Promise.all([
    selectOpenPrompts(work, { personId }),
    usableVouchers(work, { ...here(personId, null), limit: 1 }),
  ]);
  const places = await placesByIds(
    work,
    open.map(({ placeId }) => placeId),
  );
  const items = await Promise.all(
    open.map((prompt) => showPrompt(work, prompt, places.get(prompt.placeId)?.name ?? '')),
  );
  return {
    items: items.filter(({ vouchers }) => vouchers.length > 0),
    askAgainAfterSeconds: anything.length > 0 ? soonSeconds : seldomSeconds,
  };
};

const showPrompt = async (
  work: AnyWork,
  { lookupId, placeId, expiresAt }: OpenPrompt,
  placeName: string,
): Promise<PromptView> => {
  const usable = await usableVouchers(work, {
    ...here(theirId(work), placeId),
    limit: 50,
  });
  return {
    lookupId,
    placeId,
    placeName,
    expiresAt: expiresAt.toISOString(),
    vouchers: usable.map(showOffered),
  };
};

const here = (personId: string, placeId: string | null) => ({
  personId,
  placeId,
  undosLimit: undoCyclesLimit,
});
