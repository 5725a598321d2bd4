import { useWords } from '#ui/language.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** Without a network nothing is taken, and the whole counter says so. */
export const OfflineCounter = () => {
  const words = useWords(zh, en);
  return (
    <section className="sc-offline" aria-live="polite">
      <svg className="sc-shape" viewBox="0 0 120 120" aria-hidden="true">
        <path
          className="sc-shape-sign"
          d="M16 52a66 66 0 0 1 88 0M34 70a40 40 0 0 1 52 0M50 87a18 18 0 0 1 20 0"
        />
        <path className="sc-shape-sign" d="M22 18l78 88" />
      </svg>
      <h2>{words.offline}</h2>
      <p>{words.offlineMore}</p>
    </section>
  );
};
