import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Unreachable } from '#contract/kit/call.ts';
import { readLookup, redeemLookup, startLookup } from '#contract/lookup.ts';
import type { LookupView } from '#contract/lookup.ts';
import type { RedemptionView } from '#contract/redemption.ts';
import { useDeed } from '#ui/deed.ts';
import { api } from '../api.ts';
import { useCounterHere } from '../counter-here.tsx';
import { madeHere } from '../news/made-here.ts';

const everyMs = 1_200;

export type Phase =
  | { at: 'typing' }
  | { at: 'waiting'; expiresAt: string }
  | { at: 'confirmed'; view: LookupView; busy: boolean }
  | { at: 'denied' | 'lapsed' | 'used' }
  | { at: 'unknown'; busy: boolean }
  | { at: 'refused'; error: Error }
  | { at: 'done'; redemptions: readonly RedemptionView[] };

/**
 * A look-up from its four digits to its end. What is redeemed goes under a key made of the
 * look-up itself: pressed again after a lost answer, or on a page opened anew, it is one.
 */
export const useLookup = () => {
  const { store } = useCounterHere();
  const at = { city: store.cityId, place: store.placeId };
  const [started, setStarted] = useState<{ lookupId: string; expiresAt: string } | null>(
    null,
  );
  const deed = useDeed(api, startLookup);
  const redeeming = useRedeeming(at, started?.lookupId ?? '');
  const isOpen = started !== null && redeeming.outcome === null;
  const { data: view } = useQuery({
    queryKey: ['lookup', at.city, at.place, started?.lookupId],
    queryFn: ({ signal }) =>
      api.ask(readLookup, { ...at, lookup: started?.lookupId ?? '' }, { signal }),
    enabled: isOpen,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: ({ state }) =>
      state.data === undefined || ['waiting', 'confirmed'].includes(state.data.state)
        ? everyMs
        : false,
  });
  const start = async (lastFour: string) => {
    redeeming.forget();
    const reply = await deed.run({ ...at, lastFour });
    if (reply) setStarted(reply);
    return reply !== undefined;
  };
  const again = () => {
    setStarted(null);
    redeeming.forget();
    deed.forget();
  };
  return {
    phase: started ? phaseOf(started, view, redeeming) : ({ at: 'typing' } satisfies Phase),
    start,
    asking: deed.busy,
    trouble: deed.trouble,
    redeem: redeeming.redeem,
    again,
  };
};

const phaseOf = (
  { expiresAt }: { expiresAt: string },
  view: LookupView | undefined,
  { outcome, busy }: ReturnType<typeof useRedeeming>,
): Phase => {
  if (Array.isArray(outcome)) return { at: 'done', redemptions: outcome };
  if (outcome instanceof Unreachable) return { at: 'unknown', busy };
  if (outcome instanceof Error) return { at: 'refused', error: outcome };
  switch (view?.state) {
    case 'confirmed':
      return { at: 'confirmed', view, busy };
    case 'denied':
    case 'lapsed':
      return { at: view.state };
    case 'redeemed':
      // Its answer may still be on the way.
      return busy ? { at: 'confirmed', view, busy } : { at: 'used' };
    case 'waiting':
    case undefined:
      return { at: 'waiting', expiresAt };
  }
};

const useRedeeming = (at: { city: string; place: string }, lookup: string) => {
  const [outcome, setOutcome] = useState<RedemptionView[] | Error | null>(null);
  const [busy, setBusy] = useState(false);
  const redeem = async () => {
    if (busy) return null;
    setBusy(true);
    const over = madeHere.begin();
    try {
      const key = `lookup-${lookup}`;
      const { items } = await api.ask(redeemLookup, { ...at, lookup }, { key });
      for (const { id } of items) madeHere.add(id);
      setOutcome(items);
      return items;
    } catch (error) {
      setOutcome(error instanceof Error ? error : new Error(String(error)));
      return null;
    } finally {
      over();
      setBusy(false);
    }
  };
  return { outcome, busy, redeem, forget: () => setOutcome(null) };
};
