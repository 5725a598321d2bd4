import { useEffect, useEffectEvent, useState } from 'react';
import { listChanges } from '#contract/change.ts';
import { minuteMs } from '#contract/kit/time.ts';
import { factsIfRefused } from '#ui/api.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { askHealth, hearTime, trueTime } from '#ui/true-time.ts';
import { api } from '../api.ts';
import { useCounterHere, useFlow } from '../counter-here.tsx';
import { announce } from '../sound.ts';
import { handedOver } from '../voice.ts';
import { en as counterEn } from '../words.en.ts';
import { zh as counterZh } from '../words.zh.ts';
import type { Words } from '../words.zh.ts';
import { makeAnnouncer } from './announcer.ts';
import type { KeptPlace, News } from './announcer.ts';
import { madeHere } from './made-here.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';
import type { NewsWords } from './words.zh.ts';

const everyMs = 2_000;
const seldomMs = minuteMs;
/** How long news stays on the screen. */
const shownMs = 30_000;

/**
 * News of the store while this page is in sight: heard every two seconds, said aloud, shown
 * for half a minute. When the server can't be asked, it is asked less and less often.
 */
export const useNews = () => {
  const words = useWords(zh, en);
  const counterWords = useWords(counterZh, counterEn);
  const { language } = useLanguage();
  const { store, counter } = useCounterHere();
  const flow = useFlow(counter);
  const [shown, setShown] = useState<readonly News[]>([]);
  useEffect(() => {
    if (flow.at === 'redeemed') madeHere.add(flow.redemption.id);
  }, [flow]);
  const awaitsOwn = useEffectEvent(
    () => madeHere.isUnderWay() || ['redeeming', 'checking', 'unknown'].includes(flow.at),
  );
  const tell = useEffectEvent((news: readonly News[], undone: readonly string[]) => {
    if (news.length === 0 && undone.length === 0) return;
    const sentence = news.map((one) => sentenceOf(one, words, counterWords)).join('。');
    if (sentence !== '') announce(language, sentence);
    setShown((before) => [
      ...news.toReversed(),
      ...before.filter(({ items }) => !items.every(({ id }) => undone.includes(id))),
    ]);
    for (const { id } of news) setTimeout(() => drop(id), shownMs);
  });
  const drop = (id: string) =>
    setShown((before) => before.filter((news) => news.id !== id));
  const { cityId: city, placeId: place } = store;
  useEffect(() => listen({ city, place }, { awaitsOwn, tell }), [city, place]);
  return { shown, drop };
};

type Ears = {
  awaitsOwn: () => boolean;
  tell: (news: readonly News[], undone: readonly string[]) => void;
};

/** Asks in turn while the page is in sight; gives what stops it. */
const listen = (at: { city: string; place: string }, ears: Ears): (() => void) => {
  const announcer = makeAnnouncer({
    ask: (after) =>
      api.ask(listChanges, { ...at, ...(after && { after }) }, { timeoutMs: 8_000 }),
    kept: keptAt(at.place),
    nowMs: trueTime.nowMs,
    isMine: madeHere.has,
    awaitsOwn: ears.awaitsOwn,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let asking = false;
  let waitMs = everyMs;
  const mayAsk = () => document.visibilityState === 'visible' && navigator.onLine;
  const turn = async () => {
    clearTimeout(timer);
    if (asking || stopped) return;
    asking = true;
    try {
      if (mayAsk()) {
        const { news, undone } = await announcer.look();
        if (!stopped) ears.tell(news, undone);
      }
      waitMs = everyMs;
    } catch (error) {
      if (factsIfRefused(error, 'cursor_forgotten')) announcer.startAnew();
      waitMs = Math.min(seldomMs, waitMs * 2);
    }
    asking = false;
    if (!stopped) timer = setTimeout(() => void turn(), waitMs);
  };
  const wake = () => {
    if (!mayAsk()) return;
    waitMs = everyMs;
    void turn();
  };
  document.addEventListener('visibilitychange', wake);
  addEventListener('online', wake);
  void hearTime(askHealth).finally(() => void turn());
  return () => {
    stopped = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', wake);
    removeEventListener('online', wake);
  };
};

const keptAt = (placeId: string) => {
  const key = `arrival.scanner.news.${placeId}`;
  return {
    read: (): KeptPlace | null => {
      try {
        const text = localStorage.getItem(key);
        // Only `keep` below writes under this name.
        return text === null ? null : (JSON.parse(text) as KeptPlace);
      } catch {
        return null;
      }
    },
    keep: (place: KeptPlace): void => {
      try {
        localStorage.setItem(key, JSON.stringify(place));
      } catch {
        // Then a reload starts from now.
      }
    },
  };
};

/** Who did it and what was handed over, as it is said across the room. */
export const sentenceOf = (
  { items }: News,
  words: NewsWords,
  counterWords: Words,
): string => {
  const [first] = items;
  if (!first) return '';
  const one = handedOver(first, counterWords);
  const what = items.length > 1 ? words.several(one, items.length) : one;
  if (first.channel === 'stand') return words.say.byCustomer(what);
  return first.channel === 'till'
    ? words.say.byTill(what)
    : words.say.byStaff(first.staffName, what);
};
