import type { ImportPreview } from '#contract/place.ts';
import { useWords } from '#ui/language.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { Facts } from './facts.tsx';
import { Rejections } from './rejections.tsx';
import { Rows } from './rows.tsx';

type Sample = ImportPreview['sample'][number];

/** How the file reads: what was found in it, the first rows, what can't be read. */
export const PreviewRead = ({ preview }: { preview: ImportPreview }) => {
  const words = useWords(zh, en);
  const said = words.imports;
  const { format, rows, columns, datum, sample, rejected, rejections } = preview;
  const place = ({ lat, lon }: Sample) => (
    <span className="ar-digits">{`${lat.toFixed(5)}, ${lon.toFixed(5)}`}</span>
  );
  return (
    <div className="op-stack">
      <p className="op-terms-line">
        {said.read(rows, format)}
        <span className="op-soft">
          {' · '}
          {rejected > 0 ? said.rejectedOf(rejected) : said.noRejections}
        </span>
      </p>
      <Facts
        facts={[
          [said.columns, <Columns key="columns" columns={columns} />],
          [
            said.datum,
            <span key="datum" className="op-two-lines">
              {datum.name}
              <span className="op-soft op-small" lang="en">
                {datum.why}
              </span>
            </span>,
          ],
        ]}
      />
      {sample.length > 0 ? (
        <section aria-label={said.sample} className="op-stack-small">
          <h2>{said.sample}</h2>
          <Rows
            name={said.sample}
            items={sample}
            keyOf={({ line }) => String(line)}
            columns={[
              { title: said.line, render: (_, one) => one.line },
              { title: said.name, render: (_, one) => one.name },
              { title: said.category, render: (_, one) => words.categories[one.category] },
              { title: said.position, render: (_, one) => place(one) },
            ]}
            card={(one) => (
              <>
                <b>{one.name}</b>
                <p className="op-soft op-small">
                  {words.categories[one.category]} · {place(one)}
                </p>
              </>
            )}
          />
        </section>
      ) : null}
      <Rejections rejections={rejections} all={rejected} />
    </div>
  );
};

const Columns = ({ columns }: { columns: ImportPreview['columns'] }) => (
  <span className="op-columns-found">
    {columns.map(({ field, column }) => (
      <code key={`${field}.${column}`}>
        {field === column ? field : `${column} → ${field}`}
      </code>
    ))}
  </span>
);
