import { useEffect, useRef } from 'react';
import { useText } from '../text.ts';

/**
 * The end of a list that goes on: fetches when it comes into view, and is a button as well,
 * for those who move by keyboard and for when a page did not come.
 */
export const More = ({
  has,
  busy,
  failed,
  more,
}: {
  has: boolean;
  busy: boolean;
  failed: boolean;
  more: () => void;
}) => {
  const words = useText();
  const end = useRef<HTMLButtonElement>(null);
  const fetchMore = useRef(more);
  fetchMore.current = more;
  const waits = has && !busy && !failed;
  useEffect(() => {
    const shown = end.current;
    if (!shown || !waits) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) fetchMore.current();
      },
      { rootMargin: '600px' },
    );
    observer.observe(shown);
    return () => observer.disconnect();
  }, [waits]);
  if (!has) return null;
  return (
    <button
      ref={end}
      type="button"
      className="ar-button ar-button-bare ar-button-wide"
      disabled={busy}
      onClick={more}
    >
      {busy ? words.more.busy : failed ? words.more.failed : words.more.go}
    </button>
  );
};
