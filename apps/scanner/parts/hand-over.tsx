import type { VoucherTerms } from '#contract/voucher.ts';
import { useWords } from '#ui/language.tsx';
import { money } from '#ui/price.tsx';
import { perUse } from '../per-use.ts';
import { en } from '../words.en.ts';
import type { Words } from '../words.zh.ts';
import { zh } from '../words.zh.ts';

type Handed = { title: string; terms: VoucherTerms; excludes: readonly string[] };

/** What the cashier does now: plates to bring, or money to take off, or nothing to take. */
export const HandOver = ({ of }: { of: Handed }) => {
  const words = useWords(zh, en);
  return (
    <div className="sc-hand-over">
      <h2>{of.title}</h2>
      <Deed terms={of.terms} words={words} />
      {of.excludes.length > 0 ? (
        <p className="sc-excludes">{words.excludes(of.excludes.join('、'))}</p>
      ) : null}
    </div>
  );
};

const Deed = ({ terms, words }: { terms: VoucherTerms; words: Words }) => {
  switch (terms.kind) {
    case 'package':
      return <Plates terms={terms} words={words} />;
    case 'cash':
      return (
        <>
          <p className="sc-take">{words.take(money(terms.faceFen))}</p>
          <p>{words.takeFrom(money(terms.minimumFen))}</p>
          <p>{words.perBill(String(terms.perBill))}</p>
        </>
      );
    case 'paid_bill':
      return (
        <>
          <p className="sc-take">{words.billPaid(money(terms.billFen))}</p>
          <p>{words.billPaidMore}</p>
        </>
      );
    case 'bill':
    case 'timed':
      return null;
  }
};

const Plates = ({
  terms,
  words,
}: {
  terms: Extract<VoucherTerms, { kind: 'package' }>;
  words: Words;
}) => {
  const { whole, items } = perUse(terms);
  return (
    <>
      {whole ? (
        <p className="sc-excludes">{words.wholeCard(String(terms.usesTotal))}</p>
      ) : null}
      <ul className="sc-items">
        {items.map(({ name, count }) => (
          <li key={name}>
            <span>{name}</span>
            <b>× {count}</b>
          </li>
        ))}
      </ul>
    </>
  );
};
