import { useInfiniteQuery } from '@tanstack/react-query';
import type { ImportSummary, ImportView } from '#contract/place.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Empty } from '#ui/states.tsx';
import { moment } from '#ui/time.ts';
import { PlacesImport } from '../forms/places-import.tsx';
import { useHere } from '../here.tsx';
import { ListStates } from '../parts/list-states.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Rows } from '../parts/rows.tsx';
import { importsQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** A new snapshot of the city's places, and those that came before. */
export const ImportsPage = () => {
  const words = useWords(zh, en).imports;
  const { city } = useHere();
  const read = useInfiniteQuery(importsQuery(city));
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <PlacesImport />
      <section className="op-section" aria-labelledby="past">
        <h2 id="past">{words.past}</h2>
        <ListStates
          read={read}
          bones={3}
          empty={<Empty sentence={words.none} more={words.noneMore} />}
        >
          {(items) => <Past imports={items} />}
        </ListStates>
      </section>
    </>
  );
};

const Past = ({ imports }: { imports: ImportView[] }) => {
  const words = useWords(zh, en).imports;
  const { language } = useLanguage();
  const { timeZone } = useHere();
  const changed = useChanges();
  const at = (one: ImportView) => (
    <span className="ar-digits">{moment(language, one.importedAt, timeZone)}</span>
  );
  return (
    <Rows
      name={words.past}
      items={imports}
      keyOf={({ id }) => id}
      columns={[
        { title: words.at, render: (_, one) => at(one) },
        { title: words.file, render: (_, one) => one.fileName },
        { title: words.source, render: (_, one) => one.source },
        { title: words.by, render: (_, one) => one.importedBy },
        { title: words.rows, align: 'right', render: (_, one) => one.summary.rows },
        { title: words.changed, render: (_, one) => changed(one.summary) },
      ]}
      card={(one) => (
        <>
          <div className="op-card-row">
            <b>{one.fileName}</b>
            <span className="op-soft op-small">{at(one)}</span>
          </div>
          <p className="op-soft op-small">
            {one.source} · {one.importedBy} · {words.rows} {one.summary.rows}
          </p>
          <p className="op-small">{changed(one.summary)}</p>
        </>
      )}
    />
  );
};

/** "新开 12 · 关了 3": only what is not nought. */
const useChanges = () => {
  const words = useWords(zh, en).imports;
  const names = [
    'created',
    'updated',
    'moved',
    'renamed',
    'closed',
    'reopened',
    'rejected',
  ] as const;
  return (summary: ImportSummary): string =>
    names
      .filter((name) => summary[name] > 0)
      .map((name) => `${words.counts[name]} ${summary[name]}`)
      .join(' · ') || words.nothingChanged;
};
