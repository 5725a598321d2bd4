import type { ReactNode } from 'react';
import type { MergeSide, PlaceMergeView } from '#contract/place-merge.ts';
import { useWords } from '#ui/language.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { differing } from './differing.ts';
import type { Part } from './differing.ts';

/** Both places side by side, line by line, with what differs marked by sign and wash. */
export const PairSides = ({ pair }: { pair: PlaceMergeView }) => {
  const words = useWords(zh, en).duplicates;
  const lines = useLines(pair);
  return (
    <table className="op-pair" aria-label={words.compare}>
      <thead>
        <tr>
          <th scope="col">
            <span className="ar-unseen">{words.line}</span>
          </th>
          <th scope="col">
            <Head says={words.kept} side={pair.kept} />
          </th>
          <th scope="col">
            <Head says={words.dropped} side={pair.dropped} />
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, one, other }) => (
          <Line key={name} name={name} one={one} other={other} />
        ))}
      </tbody>
    </table>
  );
};

const Head = ({ says, side }: { says: string; side: MergeSide }) => {
  const words = useWords(zh, en).duplicates;
  const source = words.sources[side.source === 'merchant' ? 'merchant' : 'file'];
  return (
    <>
      {says}
      <span className="op-pair-source">{source(side.source)}</span>
    </>
  );
};

type LineOf = { name: string; one: string | null; other: string | null };

const useLines = ({ kept, dropped }: PlaceMergeView): LineOf[] => {
  const words = useWords(zh, en);
  const { duplicates, categories } = words;
  const kindOf = ({ category, cuisines }: MergeSide): string =>
    [categories[category], ...cuisines].join(words.comma);
  const line = (name: string, of: (side: MergeSide) => string | null): LineOf => ({
    name,
    one: of(kept),
    other: of(dropped),
  });
  const lines = [
    line(duplicates.name, ({ name }) => name),
    line(duplicates.address, ({ address }) => address),
    line(duplicates.phone, ({ phone }) => phone),
    line(duplicates.kind, kindOf),
    line(duplicates.hours, ({ hoursText }) => hoursText),
    line(duplicates.merchant, ({ merchantName }) => merchantName),
  ];
  return lines.filter(({ one, other }) => one !== null || other !== null);
};

const Line = ({ name, one, other }: LineOf) => {
  const [left, right] = differing(one ?? '', other ?? '');
  const differs = one !== null && other !== null && one !== other;
  return (
    <tr className={differs ? 'op-pair-differs' : undefined}>
      <th scope="row">{name}</th>
      <td>{said(one, left, differs)}</td>
      <td>{said(other, right, differs)}</td>
    </tr>
  );
};

const said = (text: string | null, parts: Part[], differs: boolean): ReactNode => {
  if (text === null) return <span className="op-soft">—</span>;
  if (!differs) return text;
  return parts.map(({ text: part, isOwn }, at) =>
    isOwn ? <mark key={at}>{part}</mark> : <span key={at}>{part}</span>,
  );
};
