import { useWords } from '#ui/language.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** The app's words in the reader's language. */
export const useText = () => useWords(zh, en);
