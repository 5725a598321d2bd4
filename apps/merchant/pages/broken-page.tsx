import type { ErrorComponentProps } from '@tanstack/react-router';
import { useWords } from '#ui/language.tsx';
import { Failed } from '#ui/states.tsx';
import { useTitle } from '../parts/title.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** A page that could not be fetched or drawn; the rest of the console stays. */
export const BrokenPage = ({ error }: ErrorComponentProps) => {
  const words = useWords(zh, en);
  useTitle(words.brand);
  return <Failed error={error} retry={() => location.reload()} />;
};
