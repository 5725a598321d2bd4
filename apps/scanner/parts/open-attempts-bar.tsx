import { useWords } from '#ui/language.tsx';
import type { Attempt } from '../flow.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** Lost answers that were put aside; never forgotten, one tap away. */
export const OpenAttemptsBar = ({
  attempts,
  look,
}: {
  attempts: Attempt[];
  look: (attempt: Attempt) => void;
}) => {
  const words = useWords(zh, en);
  const oldest = attempts[0];
  if (!oldest) return null;
  return (
    <button type="button" className="sc-open" onClick={() => look(oldest)}>
      <span aria-hidden="true" className="sc-open-sign">
        ?
      </span>
      <span>{words.openOne(String(attempts.length))}</span>
      <b>{words.openLook}</b>
    </button>
  );
};
