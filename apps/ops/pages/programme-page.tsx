import { useQuery } from '@tanstack/react-query';
import { programmeDuties } from '#contract/programme.ts';
import type { ChecklistItem } from '#contract/programme.ts';
import type { ProgrammeAccount, ProgrammeTimeline } from '#contract/programme-end.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Failed, SkeletonRows } from '#ui/states.tsx';
import { moment } from '#ui/time.ts';
import { useNamed } from '../address.ts';
import { ProgrammeEnd } from '../forms/programme-end.tsx';
import { useHere } from '../here.tsx';
import { signedMoney } from '../ledger-sentences.ts';
import { PageHead } from '../parts/page-head.tsx';
import { paths } from '../paths.ts';
import { programmeQuery } from '../programme-queries.ts';
import { en, zh } from '../programme-words.ts';

/** One programme: its duties now, what is missing, who knows, and its money. */
export const ProgrammePage = () => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { city, timeZone } = useHere();
  const { programme = '' } = useNamed();
  const read = useQuery(programmeQuery(city, programme));
  if (!read.data) {
    return read.error ? (
      <Failed error={read.error} retry={() => void read.refetch()} />
    ) : (
      <SkeletonRows />
    );
  }
  const { view, checklist, timeline, accounts } = read.data;
  return (
    <>
      <PageHead
        title={language === 'en' ? view.nameEn : view.name}
        lead={words.states[view.state]}
        back={{ to: paths.programmes(city), says: words.title }}
      />
      <section className="op-card op-stack-small">
        <h2>{words.dutiesOf}</h2>
        <ul>
          {programmeDuties[view.state].map((duty) => (
            <li key={duty}>{words.duties[duty]}</li>
          ))}
        </ul>
      </section>
      {view.state === 'draft' || view.state === 'ready' ? (
        <Checklist items={checklist.items} />
      ) : null}
      <ProgrammeEnd view={view} />
      {view.announcedAt ? <Told timeline={timeline} /> : null}
      {view.publicAt ? (
        <p>{words.public(moment(language, view.publicAt, timeZone))}</p>
      ) : null}
      <Accounts items={accounts.items} isZero={view.zeroAt !== null} />
    </>
  );
};

const Checklist = ({ items }: { items: readonly ChecklistItem[] }) => {
  const words = useWords(zh, en);
  return (
    <section className="op-card op-stack-small">
      <h2>{words.checklist}</h2>
      <ul>
        {items.map((one) => (
          <li key={one.item}>
            <span aria-hidden="true">{one.done ? '✓ ' : '○ '}</span>
            {words.items[one.item]} {one.have}/{one.need}
            {one.done ? null : (
              <span className="op-soft"> · {words.menders[one.mender]}</span>
            )}
            {one.missing.length > 0 ? (
              <p className="op-soft">{words.missing(one.missing.join(', '))}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Told = ({ timeline }: { timeline: ProgrammeTimeline }) => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { timeZone } = useHere();
  const { given, proven, waiting } = timeline.members;
  return (
    <section className="op-card op-stack-small">
      <h2>{words.told}</h2>
      <ul aria-label={words.merchants}>
        {timeline.merchants.map((one) => (
          <li key={one.merchantId}>
            {one.name}{' '}
            <span className="op-soft">
              {one.acknowledgedAt
                ? words.acknowledged(moment(language, one.acknowledgedAt, timeZone))
                : words.attempts(one.attempts)}
              {one.proof ? ` · ${one.proof}` : ''}
            </span>
          </li>
        ))}
      </ul>
      <p>{words.members(given, proven, waiting)}</p>
    </section>
  );
};

const Accounts = ({
  items,
  isZero,
}: {
  items: readonly ProgrammeAccount[];
  isZero: boolean;
}) => {
  const words = useWords(zh, en);
  return (
    <section className="op-card op-stack-small">
      <h2>{words.accounts}</h2>
      <p>{isZero ? words.zero : words.notZero}</p>
      <dl className="op-facts">
        {items.map((one) => (
          <div key={one.account}>
            <dt>{one.account}</dt>
            <dd className="ar-digits">{signedMoney(one.balanceFen)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
