import { useWords } from '#ui/language.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { BackIcon } from './icons.tsx';

/** The head of a page beside the counter: where am I, and the way back. */
export const PageHead = ({
  title,
  back,
}: {
  title: string;
  back?: (() => void) | undefined;
}) => {
  const words = useWords(zh, en);
  return (
    <header className="sc-page-head">
      {back ? (
        <button type="button" className="sc-icon" aria-label={words.back} onClick={back}>
          <BackIcon />
        </button>
      ) : null}
      <h1>{title}</h1>
    </header>
  );
};
