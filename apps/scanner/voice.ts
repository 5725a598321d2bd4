import { useEffect, useRef } from 'react';
import type { VoucherTerms } from '#contract/voucher.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { money } from '#ui/price.tsx';
import type { Flow, Hint } from './flow.ts';
import { hintWords } from './hint-words.ts';
import { en as offlineEn } from './offline/words.en.ts';
import type { OfflineWords } from './offline/words.zh.ts';
import { zh as offlineZh } from './offline/words.zh.ts';
import { usePractice } from './practice/practice-context.ts';
import { en as practiceEn } from './practice/words.en.ts';
import { zh as practiceZh } from './practice/words.zh.ts';
import { say, sound } from './sound.ts';
import type { Tone } from './sound.ts';
import { verdictOf } from './verdict-of.ts';
import type { VerdictTone } from './verdict-of.ts';
import { verdictWord } from './verdict-word.ts';
import { en } from './words.en.ts';
import type { Words } from './words.zh.ts';
import { zh } from './words.zh.ts';

const toneOf: Record<VerdictTone, Tone> = {
  yes: 'yes',
  no: 'no',
  not_now: 'no',
  unsure: 'unsure',
  recorded: 'recorded',
};

/** Sounds and says each turn of the counter once; checking again is not a new turn. */
export const useVoice = (flow: Flow): void => {
  const words = useWords(zh, en);
  const offline = useWords(offlineZh, offlineEn);
  const practice = useWords(practiceZh, practiceEn);
  const { kind } = usePractice();
  const { language } = useLanguage();
  const before = useRef(flow);
  useEffect(() => {
    if (before.current === flow) return;
    before.current = flow;
    const tone = toneOn(flow);
    if (tone) sound(tone);
    const sentence = sentenceOn(flow, words, offline);
    if (sentence) say(language, kind === null ? sentence : practice.say(sentence));
  }, [flow, language, words, offline, kind, practice]);
};

const toneOn = (flow: Flow): Tone | null => {
  if (flow.at === 'looking') return 'seen';
  if (flow.at === 'ready')
    return flow.hint && flow.hint.kind !== 'same_again' ? 'no' : null;
  if (flow.at === 'checking' || flow.at === 'redeeming') return null;
  const verdict = verdictOf(flow);
  return verdict && toneOf[verdict.tone];
};

/** What is said aloud; null where the tone says enough. */
export const sentenceOn = (
  flow: Flow,
  words: Words,
  offline: OfflineWords,
): string | null => {
  if (flow.at === 'ready') return hintAloud(flow.hint, words);
  if (flow.at === 'checking' || flow.at === 'redeeming') return null;
  if (flow.at === 'unknown') return words.say.unknown;
  if (flow.at === 'no_answer') return words.say.noAnswer;
  if (flow.at === 'redeemed') {
    return flow.again
      ? words.say.again
      : words.say.redeemed(handedOver(flow.redemption, words));
  }
  if (flow.at === 'recorded') return offline.say.recorded(handedOver(flow.entry, words));
  const verdict = verdictOf(flow);
  return verdict && verdictWord(words, offline, verdict.name);
};

const hintAloud = (hint: Hint | null, words: Words): string | null => {
  const quiet = !hint || hint.kind === 'same_again' || hint.kind === 'too_short';
  return quiet ? null : hintWords(hint, words).what;
};

/** The title, or the money, as it is said aloud. */
export const handedOver = (
  { title, terms }: { title: string; terms: VoucherTerms },
  words: Words,
): string => {
  if (terms.kind === 'cash') return words.take(money(terms.faceFen));
  if (terms.kind === 'paid_bill') return words.billPaid(money(terms.billFen));
  return title;
};
