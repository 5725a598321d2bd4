import { useLanguage } from './language.tsx';
import { troubleSentence } from './refusal-words.ts';

/** An error in the reader's own words. */
export const TroubleSaid = ({ error }: { error: unknown }) =>
  troubleSentence(useLanguage().language, error);
