import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWords } from '#ui/language.tsx';
import { useDesk } from '../desk.tsx';
import { paths } from '../paths.ts';
import { offersQuery, staffQuery, storesQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** What a new shop still has to do before it can sell; gone once it all is done. */
export const FirstSteps = () => {
  const words = useWords(zh, en).firstSteps;
  const { desk, merchant } = useDesk();
  const stores = useQuery(storesQuery(desk)).data;
  const staff = useQuery(staffQuery(desk)).data;
  const offers = useQuery(offersQuery(desk)).data;
  const closed = merchant.state === 'refused' || merchant.state === 'suspended';
  if (!stores || !staff || !offers || closed) return null;
  const steps = [
    { done: stores.length > 0, says: words.store, to: paths.newStore(desk) },
    {
      done: staff.some(({ role }) => role === 'staff'),
      says: words.staff,
      to: paths.staff(desk),
    },
    {
      done: offers.some(({ state }) => state !== 'draft'),
      says: words.offer,
      to: offers.length > 0 ? paths.offers(desk) : paths.newOffer(desk),
    },
  ];
  const next = steps.findIndex(({ done }) => !done);
  if (next === -1) return null;
  return (
    <section className="me-card" aria-label={words.title}>
      <h2>{words.title}</h2>
      <ol className="me-todo">
        {steps.map(({ done, says, to }, at) => (
          <li key={to} className={done ? 'me-done' : ''}>
            <span aria-hidden="true">{done ? '✓' : at + 1}</span>
            {done ? (
              <span>
                {says}
                <span className="ar-unseen">{words.done}</span>
              </span>
            ) : at === next ? (
              <Link className="ar-button ar-button-main" to={to}>
                {says}
              </Link>
            ) : (
              <Link to={to}>{says}</Link>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};
