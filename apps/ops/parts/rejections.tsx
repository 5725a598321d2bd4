import type { ImportSummary } from '#contract/place.ts';
import { useWords } from '#ui/language.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { Rows } from './rows.tsx';

/** Rows that were left out, each with its line and the reason. */
export const Rejections = ({
  rejections,
  all,
}: {
  rejections: ImportSummary['rejections'];
  all: number;
}) => {
  const words = useWords(zh, en).imports;
  if (all === 0) return null;
  const known: Readonly<Record<string, string>> = words.reasons;
  const why = (reason: string) => known[reason] ?? reason;
  return (
    <section className="op-stack-small" aria-label={words.rejections}>
      <h2>
        {words.rejections} <span className="op-count ar-digits">{all}</span>
      </h2>
      {all > rejections.length ? (
        <p className="op-soft op-small">{words.firstHundred(rejections.length, all)}</p>
      ) : null}
      <Rows
        name={words.rejections}
        items={rejections}
        keyOf={({ line, reason, sample }) => `${line}.${reason}.${sample}`}
        columns={[
          { title: words.line, render: (_, one) => one.line },
          { title: words.reason, render: (_, one) => why(one.reason) },
          {
            title: words.text,
            render: (_, one) => <span className="op-soft op-code">{one.sample}</span>,
          },
        ]}
        card={(one) => (
          <>
            <p>
              {words.line} {one.line} · {why(one.reason)}
            </p>
            <p className="op-soft op-code">{one.sample}</p>
          </>
        )}
      />
    </section>
  );
};
