import { useEffect } from 'react';
import { useWords } from '#ui/language.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** Names the browser's tab after the page. */
export const useTitle = (page: string): void => {
  const { brand } = useWords(zh, en);
  useEffect(() => {
    document.title = page === '' ? brand : `${page} · ${brand}`;
  }, [page, brand]);
};
