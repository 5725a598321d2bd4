import { useId, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Funding } from '#contract/offer.ts';
import type { OfferTerms } from '#contract/offer-terms.ts';
import { useWords } from '#ui/language.tsx';
import { Failed } from '#ui/states.tsx';
import { useDesk } from '../desk.tsx';
import { fenOf } from '../money-input.ts';
import { marginQuery } from '../queries.ts';
import type { MarginAsk } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { MarginBar } from './margin-bar.tsx';
import { MoneyInput } from './money-input.tsx';
import { useSettled } from '#ui/settled.ts';

/** One sale of the terms as they stand: who pays, who funds, what stays. */
export const MarginPreview = ({
  asked,
}: {
  asked: { terms: OfferTerms; funding: Funding } | null;
}) => {
  const words = useWords(zh, en).margin;
  const { desk } = useDesk();
  const [bill, setBill] = useState('100');
  const [cost, setCost] = useState('');
  const [billField, costField] = [useId(), useId()];
  const isDiscount = asked !== null && 'discount' in asked.terms;
  const whole = useSettled(JSON.stringify(askOf(asked, bill, cost)));
  // It was written as JSON a line above, so that equal questions are one.
  const margin = useQuery(marginQuery(desk, JSON.parse(whole) as MarginAsk | null));
  const missed =
    margin.data && isDiscount && margin.data.customerPaysFen === margin.data.menuFen;
  return (
    <section className="me-card me-preview" aria-label={words.title}>
      <h2>{words.title}</h2>
      {isDiscount ? (
        <div className="me-try">
          <label htmlFor={billField}>{words.bill}</label>
          <MoneyInput
            id={billField}
            value={bill}
            onChange={(e) => setBill(e.target.value)}
          />
        </div>
      ) : null}
      <div className="me-try">
        <label htmlFor={costField}>{words.cost}</label>
        <MoneyInput id={costField} value={cost} onChange={(e) => setCost(e.target.value)} />
      </div>
      <div aria-live="polite" aria-busy={margin.isFetching}>
        {asked === null ? <p className="me-soft">{words.notYet}</p> : null}
        {asked && margin.error && !margin.data ? (
          <Failed error={margin.error} retry={() => void margin.refetch()} />
        ) : null}
        {asked && margin.data ? <MarginBar margin={margin.data} /> : null}
        {asked && missed ? <p className="me-soft">{words.missed}</p> : null}
      </div>
      <p className="me-soft me-small">{words.source}</p>
    </section>
  );
};

/** An amount that is no amount is left out, so that the rest can still be shown. */
const askOf = (
  asked: { terms: OfferTerms; funding: Funding } | null,
  bill: string,
  cost: string,
): MarginAsk | null => {
  if (asked === null) return null;
  const [billFen, costFen] = [fenOf(bill), fenOf(cost)];
  return {
    ...asked,
    ...(billFen > 0 ? { billFen } : {}),
    ...(costFen >= 0 ? { costFen } : {}),
  };
};
