import { useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { RehearsalView } from '#contract/rehearsal.ts';
import { newKey } from '#ui/api.ts';
import { useWords } from '#ui/language.tsx';
import { api } from '../api.ts';
import { makeCounter } from '../counter.ts';
import type { OpenAttempts } from '../counter.ts';
import { CounterContext, useCounterHere } from '../counter-here.tsx';
import type { CounterHere } from '../counter-here.tsx';
import type { Attempt } from '../flow.ts';
import { rememberedDevice, rememberGuided } from '../remembered.ts';
import { makePracticeCaller } from './caller.ts';
import { PracticeContext, secondsSince } from './practice-context.ts';
import type { PracticeHere, PracticeKind } from './practice-context.ts';
import { PracticeBar } from './practice-bar.tsx';
import { en } from './words.en.ts';
import type { PracticeWords } from './words.zh.ts';
import { zh } from './words.zh.ts';

type Practice = {
  kind: PracticeKind;
  sinceMs: number;
  /** A code that was read at the real counter and brought along. */
  code: string | null;
  rehearsal: RehearsalView | null;
};

/**
 * Puts another counter in the place of the real one while somebody practises. It lives in
 * memory alone: a reload is at the real counter again.
 */
export const PracticeProvider = ({ children }: { children: ReactNode }) => {
  const real = useCounterHere();
  const words = useWords(zh, en);
  const queries = useQueryClient();
  const [practice, setPractice] = useState<Practice | null>(null);
  const [guidedSeconds, setGuidedSeconds] = useState<number | null>(null);
  const { store, timeZone } = real;
  const rehearsalDone = useCallback(() => {
    rememberGuided();
    void queries.invalidateQueries({ queryKey: ['readiness'] });
  }, [queries]);
  const mine = useMemo(
    () => practice && counterOf(practice, { store, timeZone, words, rehearsalDone }),
    [practice, store, timeZone, words, rehearsalDone],
  );
  const here = useMemo<PracticeHere>(() => {
    const begin = (kind: PracticeKind, more: Partial<Practice> = {}) =>
      setPractice({ kind, sinceMs: Date.now(), code: null, rehearsal: null, ...more });
    return {
      kind: practice?.kind ?? null,
      sinceMs: practice?.sinceMs ?? 0,
      rehearsal: practice?.rehearsal ?? null,
      guidedSeconds,
      enter: (code) => begin('free', { code: code ?? null }),
      guide: () => begin('guide'),
      rehearse: (rehearsal) => begin('rehearsal', { rehearsal }),
      leave: () => setPractice(null),
      guided: () => {
        rememberGuided();
        setGuidedSeconds(secondsSince(practice?.sinceMs ?? Date.now()));
        setPractice(null);
      },
      forgetGuided: () => setGuidedSeconds(null),
    };
  }, [practice, guidedSeconds]);
  const counter = mine ? { ...real, ...mine } : real;
  return (
    <PracticeContext value={here}>
      <CounterContext value={counter}>
        <div className="sc-mode" data-practice={here.kind ?? 'no'}>
          {here.kind ? <PracticeBar /> : null}
          {children}
        </div>
      </CounterContext>
    </PracticeContext>
  );
};

type Around = {
  store: CounterHere['store'];
  timeZone: string;
  words: PracticeWords;
  rehearsalDone: () => void;
};

const counterOf = (
  practice: Practice,
  { store, timeZone, words, rehearsalDone }: Around,
): Pick<CounterHere, 'counter' | 'open' | 'call' | 'asksNobody'> => {
  const now = () => new Date();
  const at = { placeId: store.placeId, placeName: store.name, timeZone, words };
  const call = makePracticeCaller({
    where: () => ({ ...at, now: now() }),
    server: api.call,
    city: store.cityId,
    deviceId: rememberedDevice(newKey),
    sinceMs: practice.sinceMs,
    rehearsalDone,
  });
  const open = inMemory();
  const { cityId: city, placeId: place } = store;
  const terms = { call, city, place, open, makeKey: newKey, now };
  const counter = makeCounter({ ...terms, mode: 'practice' });
  const { code } = practice;
  if (code !== null) counter.send({ what: 'read', text: code, channel: 'scan' });
  return { counter, open, call, asksNobody: true };
};

/** Lost answers of practice are nobody's worry once it is left. */
const inMemory = (): OpenAttempts => {
  let kept: Attempt[] = [];
  return {
    list: () => kept,
    keep: async (attempt) => {
      kept = [...kept.filter(({ key }) => key !== attempt.key), attempt];
    },
    drop: (key) => {
      kept = kept.filter((one) => one.key !== key);
    },
  };
};
