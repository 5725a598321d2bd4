import { createOffer, editOffer, submitOffer } from '#contract/offer.ts';
import type { OfferDraft, OfferView } from '#contract/offer.ts';
import { useDeed } from '#ui/deed.ts';
import { api, askAnew } from '../api.ts';
import { useDesk } from '../desk.tsx';

export type OfferSave = {
  /** Saves the draft, then hands it in where asked; undefined when it wasn't saved. */
  run: (draft: OfferDraft, submit: boolean) => Promise<Saved | undefined>;
  busy: boolean;
  trouble: Error | null;
};

/** What is there now, and whether it was handed in as well. */
export type Saved = { offer: OfferView; submitted: boolean };

/** A draft that was saved but could not be handed in is there all the same. */
export const useOfferSave = (offer: OfferView | undefined): OfferSave => {
  const { desk } = useDesk();
  const create = useDeed(api, createOffer);
  const edit = useDeed(api, editOffer);
  const handIn = useDeed(api, submitOffer);
  const run = async (draft: OfferDraft, submit: boolean) => {
    const saved = offer
      ? await edit.run({ city: desk.city, offer: offer.id, ...draft })
      : await create.run({ ...desk, ...draft });
    if (!saved) return undefined;
    const handed = submit
      ? await handIn.run({ city: desk.city, offer: saved.id })
      : undefined;
    await askAnew();
    return { offer: handed ?? saved, submitted: handed !== undefined };
  };
  return {
    run,
    busy: create.busy || edit.busy || handIn.busy,
    trouble: create.trouble ?? edit.trouble ?? handIn.trouble,
  };
};
