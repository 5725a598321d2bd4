import { useState } from 'react';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { CampaignView } from '#contract/campaign.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Failed, SkeletonRows } from '#ui/states.tsx';
import { useNow } from '#ui/tick.ts';
import { day, moment } from '#ui/time.ts';
import { en } from '../campaign-words.en.ts';
import { zh } from '../campaign-words.zh.ts';
import { CampaignStep } from '../forms/campaign-step.tsx';
import { useHere } from '../here.tsx';
import { signedMoney } from '../ledger-sentences.ts';
import { campaignQuery } from '../queries.ts';
import { BudgetBar } from './budget-bar.tsx';

/** One campaign: what it adds and for whom, how far its budgets are, and its next step. */
export const CampaignCard = ({ shown }: { shown: CampaignView }) => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { timeZone } = useHere();
  const [open, setOpen] = useState(false);
  const isOver = Date.parse(shown.endsAt) <= useNow(60_000);
  const { moneyFen, count } = shown.budget;
  return (
    <li className="op-card op-stack-small">
      <div className="op-card-row">
        <h2 className="op-campaign-title">{shown.title}</h2>
        <span className={`op-state op-state-${shown.state}`}>
          <span aria-hidden="true">{signs[shown.state]}</span>
          {isOver && shown.state !== 'stopped' ? words.over : words.states[shown.state]}
        </span>
      </div>
      <Terms shown={shown} />
      {moneyFen !== null ? (
        <BudgetBar
          name={words.money}
          all={moneyFen}
          spent={shown.spentFen}
          used={shown.usedFen}
          say={signedMoney}
        />
      ) : (
        <p>
          {words.spent} <b className="ar-digits">{signedMoney(shown.spentFen)}</b> ·{' '}
          {words.claimed}{' '}
          <b className="ar-digits">{signedMoney(shown.usedFen - shown.spentFen)}</b>
        </p>
      )}
      {count !== null ? (
        <BudgetBar name={words.orders} all={count} used={shown.usedCount} say={String} />
      ) : null}
      {shown.spentAt ? (
        <p className="op-state op-state-paused op-campaign-spent">
          <span aria-hidden="true">■</span>
          {words.spentAt(moment(language, shown.spentAt, timeZone))}
        </p>
      ) : null}
      {shown.reason ? <p className="op-soft">{words.reasonWas(shown.reason)}</p> : null}
      <div className="op-deeds">
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.hide : words.see}
        </Button>
        <CampaignStep shown={shown} />
      </div>
      {open ? <Days campaign={shown.id} /> : null}
    </li>
  );
};

const signs = { live: '●', paused: '‖', stopped: '■' } as const;

const Terms = ({ shown }: { shown: CampaignView }) => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { timeZone } = useHere();
  const { off, minimumFen, capFen } = shown.discount;
  const { perPerson, dayMoneyFen, dayCount } = shown.budget;
  const at = (iso: string) => day(language, iso, timeZone);
  const facts = [
    'percentBp' in off
      ? words.percent(String(off.percentBp / 100))
      : words.off(signedMoney(off.amountFen)),
    ...(capFen === null ? [] : [words.upTo(signedMoney(capFen))]),
    ...(minimumFen > 0 ? [words.minimum(signedMoney(minimumFen))] : []),
    words.audiences[shown.audience],
    ...whereOf(shown, words),
    words.period(at(shown.beginsAt), at(shown.endsAt)),
    ...(perPerson === null ? [] : [words.perPerson(perPerson)]),
    ...(dayMoneyFen === null ? [] : [words.dayMoney(signedMoney(dayMoneyFen))]),
    ...(dayCount === null ? [] : [words.dayCount(dayCount)]),
  ];
  return (
    <p className="op-campaign-facts">
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </p>
  );
};

const whereOf = (shown: CampaignView, words: typeof zh): string[] => {
  const named = [
    ...(shown.placeIds.length > 0 ? [words.where.places(shown.placeIds.length)] : []),
    ...(shown.offerIds.length > 0 ? [words.where.offers(shown.offerIds.length)] : []),
    ...shown.categories.map((category) => words.categories[category]),
  ];
  return named.length > 0 ? named : [words.where.everywhere];
};

const Days = ({ campaign }: { campaign: string }) => {
  const words = useWords(zh, en);
  const { city } = useHere();
  const { data, error, refetch } = useQuery(campaignQuery(city, campaign));
  if (!data) {
    return error ? (
      <Failed error={error} retry={() => void refetch()} />
    ) : (
      <SkeletonRows count={2} />
    );
  }
  const most = Math.max(1, ...data.days.map(({ usedFen }) => usedFen));
  if (data.days.length === 0) return <p className="op-soft">{words.noDays}</p>;
  return (
    <ol className="op-campaign-days" aria-label={words.days}>
      {data.days.map(({ day: on, usedFen, usedCount }) => (
        <li key={on} className="op-campaign-day">
          <span className="ar-digits">
            {words.dayRow(on, signedMoney(usedFen), usedCount)}
          </span>
          <span
            className="op-campaign-day-bar"
            style={{ width: `${(usedFen / most) * 100}%` }}
          />
        </li>
      ))}
    </ol>
  );
};
