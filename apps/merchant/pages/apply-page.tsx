import { Link, useNavigate } from '@tanstack/react-router';
import { useWords } from '#ui/language.tsx';
import { useSession } from '#ui/session.tsx';
import { Note } from '#ui/states.tsx';
import { desksOf } from '../desk.tsx';
import { MerchantApply } from '../forms/merchant-apply.tsx';
import { Bare } from '../parts/bare.tsx';
import { useTitle } from '../parts/title.ts';
import { otherApps, paths } from '../paths.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** The way in for a shop: what is asked, what for, and what happens then. */
export const ApplyPage = () => {
  const words = useWords(zh, en);
  const { me, refresh } = useSession();
  const navigate = useNavigate();
  useTitle(words.apply.title);
  const [desk] = desksOf(me?.roles ?? []);
  const isStaff = me?.roles.some(({ role }) => role === 'staff') ?? false;
  return (
    <Bare>
      <div className="me-apply">
        <div>
          <h1>{words.apply.title}</h1>
          <p className="me-soft">{words.apply.lead}</p>
          <ol className="me-steps">
            {words.apply.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {isStaff && !desk ? (
            <Note>
              {words.apply.staffOnly} <a href={otherApps.scanner}>{words.scanner}</a>
            </Note>
          ) : null}
          {desk ? (
            <Note>
              {words.apply.already(desk.name)}{' '}
              <Link to={paths.home(desk)}>{words.apply.toDesk}</Link>
            </Note>
          ) : null}
        </div>
        <section className="me-card" aria-label={words.apply.form}>
          <MerchantApply
            done={(city, merchant) => {
              void refresh().then(() =>
                navigate({ to: paths.home({ city, merchant: merchant.id }) }),
              );
            }}
          />
        </section>
      </div>
    </Bare>
  );
};
