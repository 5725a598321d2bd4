import { useWords } from '#ui/language.tsx';
import { useHere } from '../here.tsx';
import { paths } from '../paths.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { Chips } from './chips.tsx';

/** The two ways to read the ledger: what stands on each account, and how it came there. */
export const LedgerTabs = ({ at }: { at: 'accounts' | 'postings' }) => {
  const words = useWords(zh, en).ledger;
  const { city } = useHere();
  return (
    <Chips
      name={words.title}
      chips={(['accounts', 'postings'] as const).map((one) => ({
        says: words[one],
        to: paths[one](city),
        asked: {},
        on: one === at,
      }))}
    />
  );
};
