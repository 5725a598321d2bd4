import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { Deed, deeds } from '#contract/audit.ts';
import type { AuditView } from '#contract/audit.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Empty } from '#ui/states.tsx';
import { moment } from '#ui/time.ts';
import { question, useAsked } from '../address.ts';
import type { Asked } from '../address.ts';
import { factLines } from '../audit-sentences.ts';
import { guardEn, guardZh } from '../guard-words.ts';
import { auditQuery } from '../guard-queries.ts';
import { useHere } from '../here.tsx';
import { shortId } from '../ledger-sentences.ts';
import { ChainCard } from '../parts/chain-card.tsx';
import { FilterTag } from '../parts/filter-tag.tsx';
import { ListStates } from '../parts/list-states.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { paths } from '../paths.ts';

/** Who did what by the power they hold, and the chain that shows it was not rewritten. */
export const AuditPage = () => {
  const words = useWords(guardZh, guardEn).audit;
  const { city } = useHere();
  const { actor, subject, ...asked } = useAsked();
  const deed = Deed.safeParse(asked.deed).data;
  const read = useInfiniteQuery(auditQuery(city, { deed, actor, subject }));
  const filter: Asked = {
    ...(deed ? { deed } : {}),
    ...(actor ? { actor } : {}),
    ...(subject ? { subject } : {}),
  };
  const rows = read.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <ChainCard />
      <Filters filter={filter} actorName={rows[0]?.actorName ?? ''} />
      <ListStates read={read} empty={<Empty sentence={words.none} more={words.noneMore} />}>
        {(items) => (
          <ul className="op-cards" aria-label={words.title}>
            {items.map((row) => (
              <DeedCard key={row.id} row={row} filter={filter} />
            ))}
          </ul>
        )}
      </ListStates>
    </>
  );
};

const Filters = ({ filter, actorName }: { filter: Asked; actorName: string }) => {
  const words = useWords(guardZh, guardEn).audit;
  const { city } = useHere();
  const go = useNavigate();
  const to = paths.audit(city);
  const choose = (deed: string) => {
    const { deed: _before, ...rest } = filter;
    const asked = deed === '' ? rest : { ...rest, deed };
    void go({ to, search: question(asked), replace: true });
  };
  const without = (name: keyof Asked): Asked => {
    const { [name]: _dropped, ...rest } = filter;
    return rest;
  };
  return (
    <div className="op-filters">
      <Select
        className="op-deed-select"
        aria-label={words.deed}
        value={filter.deed ?? ''}
        onChange={choose}
        options={[
          { value: '', label: words.allDeeds },
          ...deeds.map((deed) => ({ value: deed, label: words.deeds[deed] })),
        ]}
      />
      {filter.actor ? (
        <FilterTag to={to} asked={without('actor')}>
          {words.byPerson(actorName || shortId(filter.actor))}
        </FilterTag>
      ) : null}
      {filter.subject ? (
        <FilterTag to={to} asked={without('subject')}>
          {words.bySubject(shortId(filter.subject))}
        </FilterTag>
      ) : null}
    </div>
  );
};

const DeedCard = ({ row, filter }: { row: AuditView; filter: Asked }) => {
  const words = useWords(guardZh, guardEn).audit;
  const { language } = useLanguage();
  const { city, timeZone } = useHere();
  const to = paths.audit(city);
  const { actorId: actor, subjectId: subject } = row;
  const lines = factLines(language, row);
  return (
    <li className="op-card op-stack-small">
      <div className="op-card-row">
        <h2>{words.deeds[row.deed]}</h2>
        <span className="op-soft">{moment(language, row.doneAt, timeZone)}</span>
      </div>
      <p>
        {actor ? (
          <Link to={to} search={question({ ...filter, actor })}>
            {row.actorName || shortId(actor)}
          </Link>
        ) : (
          <span>{words.system}</span>
        )}
        <span className="op-soft"> → </span>
        <Link to={to} search={question({ ...filter, subject })}>
          {words.subjects[row.subjectKind]} …{shortId(subject)}
        </Link>
      </p>
      {lines.length > 0 ? <p className="op-soft op-small">{lines.join(' · ')}</p> : null}
    </li>
  );
};
