import { useState } from 'react';
import { Unreachable } from '#contract/kit/call.ts';
import { redeemAtStand } from '#contract/stand.ts';
import type { ReceiptView } from '#contract/stand.ts';
import { newKey, Refused } from '#ui/api.ts';
import { api, queryClient } from './api.ts';

/** A use asked for at a stand whose answer has not come; it outlives page and battery. */
export type StandAttempt = {
  city: string;
  code: string;
  voucherIds: readonly string[];
  key: string;
};

type Standing =
  | { at: 'idle' }
  | { at: 'sending'; attempt: StandAttempt }
  | { at: 'unknown'; attempt: StandAttempt }
  | { at: 'refused'; error: Error };

/**
 * Redeems at a stand, whatever becomes of the answer: the attempt is kept under its key
 * before it is sent, so that a lost answer, a reload or a flat battery leaves one question
 * with one button, and never a second use.
 */
export const useStandRedeem = (
  { city, code }: { city: string; code: string },
  done: (receipts: ReceiptView[]) => void,
) => {
  const [standing, setStanding] = useState<Standing>(() => {
    const open = keptAttempt(city, code);
    return open ? { at: 'unknown', attempt: open } : { at: 'idle' };
  });
  const send = async (attempt: StandAttempt) => {
    setStanding({ at: 'sending', attempt });
    keepAttempt(attempt);
    try {
      const { key, voucherIds } = attempt;
      const asked = { city, code, voucherIds: [...voucherIds] };
      const { items } = await api.ask(redeemAtStand, asked, { key });
      dropAttempt();
      await renewCodes();
      done(items);
    } catch (error) {
      if (error instanceof Unreachable) return setStanding({ at: 'unknown', attempt });
      dropAttempt();
      if (!(error instanceof Refused)) throw error;
      setStanding({ at: 'refused', error });
      await renewCodes();
    }
  };
  return {
    standing,
    start: (voucherIds: readonly string[], key = newKey()) =>
      void send({ city, code, voucherIds, key }),
    again: () => {
      if (standing.at === 'unknown') void send(standing.attempt);
    },
  };
};

const renewCodes = async (): Promise<void> => {
  await Promise.all(
    ['my-vouchers', 'voucher', 'order', 'my-orders'].map((name) =>
      queryClient.invalidateQueries({ queryKey: [name] }),
    ),
  );
};

const storageKey = 'arrival.stand';

const keptAttempt = (city: string, code: string): StandAttempt | null => {
  try {
    const text = localStorage.getItem(storageKey);
    // Only `keepAttempt` below writes under this name.
    const kept = text === null ? null : (JSON.parse(text) as StandAttempt);
    return kept?.city === city && kept.code === code ? kept : null;
  } catch {
    return null;
  }
};

const keepAttempt = (attempt: StandAttempt): void => {
  try {
    localStorage.setItem(storageKey, JSON.stringify(attempt));
  } catch {
    // Without storage the question lasts as long as the page.
  }
};

const dropAttempt = (): void => {
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // Nothing was kept then.
  }
};
