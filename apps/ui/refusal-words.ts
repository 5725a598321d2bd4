import { Unreachable } from '#contract/kit/call.ts';
import type { FactsOf, RefusalName } from '#contract/refusals.ts';
import { Refused } from './api.ts';
import type { Language } from './language.tsx';
import { refusalsEn } from './refusal-words.en.ts';
import { refusalsZh } from './refusal-words.zh.ts';

/** A sentence for every refusal there is: a missing one does not compile. */
export type RefusalWords = { readonly [N in RefusalName]: (facts: FactsOf<N>) => string };

/**
 * What happened, what it means, what to do, in the reader's language. Facts may be absent
 * or older than this app (an installed page lags the server), so a sentence that trips over
 * them falls back to the plain one.
 */
export const refusalSentence = <N extends RefusalName>(
  language: Language,
  refusal: N,
  facts: FactsOf<N>,
): string => {
  const words: RefusalWords = language === 'zh' ? refusalsZh : refusalsEn;
  try {
    const said = words[refusal](facts);
    return /undefined|NaN/.test(said) ? plain[language].refused : said;
  } catch {
    return plain[language].refused;
  }
};

/** The sentence for anything that was thrown: a refusal, an outage, or our own mistake. */
export const troubleSentence = (language: Language, error: unknown): string => {
  if (error instanceof Refused) {
    // The name selects the facts' shape; `Refused` keeps the two together.
    return refusalSentence(language, error.refusal, error.facts as FactsOf<RefusalName>);
  }
  if (error instanceof Unreachable) return plain[language].unreachable;
  return plain[language].broken;
};

const plain: Record<Language, { refused: string; unreachable: string; broken: string }> = {
  zh: {
    refused: '这一步没有办成，什么都没有改变。请刷新页面再试。',
    unreachable: '没有收到回音。可能是网络断了，再试一次不会重复办理。',
    broken: '这个页面没能显示出来。请刷新一次。',
  },
  en: {
    refused: 'That did not go through, and nothing was changed. Reload and try again.',
    unreachable:
      'No answer came back. The network may be down; trying again never does it twice.',
    broken: 'This page could not be shown. Please reload it.',
  },
};
