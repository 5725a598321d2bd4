import { Button } from 'antd';
import type { ImportSummary, ImportView } from '#contract/place.ts';
import { useWords } from '#ui/language.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { Rejections } from './rejections.tsx';

const counted = [
  'created',
  'updated',
  'moved',
  'renamed',
  'closed',
  'reopened',
  'unchanged',
  'rejected',
] as const;

/** What an import did, number by number, and the rows that it left out. */
export const ImportDone = ({ done, again }: { done: ImportView; again: () => void }) => {
  const words = useWords(zh, en).imports;
  return (
    <section className="op-card op-stack" role="status">
      <div className="op-card-row">
        <h2>
          <span className="op-tick" aria-hidden="true">
            ✓
          </span>{' '}
          {words.done(done.fileName)}
        </h2>
        <Button onClick={again}>{words.again}</Button>
      </div>
      <SummaryCounts summary={done.summary} />
      <Rejections rejections={done.summary.rejections} all={done.summary.rejected} />
    </section>
  );
};

/** Each count with its word; noughts stay, but step back. */
export const SummaryCounts = ({ summary }: { summary: ImportSummary }) => {
  const words = useWords(zh, en).imports;
  return (
    <dl className="op-summary">
      {counted.map((name) => (
        <div key={name} className={summary[name] === 0 ? 'op-nought' : ''}>
          <dt>{words.counts[name]}</dt>
          <dd className="ar-digits">{summary[name]}</dd>
        </div>
      ))}
    </dl>
  );
};
