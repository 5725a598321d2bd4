import { useQuery } from '@tanstack/react-query';
import type { OfferView } from '#contract/offer.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Failed, Note, SkeletonPage } from '#ui/states.tsx';
import { moment } from '#ui/time.ts';
import { useNamed } from '../address.ts';
import { useDesk } from '../desk.tsx';
import { MarginPreview } from '../parts/margin-preview.tsx';
import { OfferDeeds } from '../parts/offer-deeds.tsx';
import { OfferTermsList } from '../parts/offer-terms-list.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { paths } from '../paths.ts';
import { offerQuery, storesQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** One offer: where it stands, what it says, what a sale means, what can be done. */
export const OfferPage = () => {
  const words = useWords(zh, en);
  const { desk } = useDesk();
  const { offer: id = '' } = useNamed();
  const { data, error, refetch } = useQuery(offerQuery(desk, id));
  const back = { to: paths.offers(desk), says: words.offers.title };
  if (!data) {
    return (
      <>
        <PageHead title={words.offers.offer} back={back} />
        {error ? <Failed error={error} retry={() => void refetch()} /> : <SkeletonPage />}
      </>
    );
  }
  return (
    <>
      <PageHead title={data.title} lead={words.kinds[data.terms.kind].name} back={back} />
      <div className="me-offer-form">
        <div className="me-stack">
          <Standing offer={data} />
          <section className="me-card" aria-label={words.offerPage.terms}>
            <h2>{words.offerPage.terms}</h2>
            <OfferTermsList offer={data} />
            <Facts offer={data} />
          </section>
        </div>
        <aside className="me-aside">
          <MarginPreview asked={{ terms: data.terms, funding: data.funding }} />
        </aside>
      </div>
    </>
  );
};

const Standing = ({ offer }: { offer: OfferView }) => {
  const words = useWords(zh, en);
  return (
    <section className="me-card" aria-label={words.offers.state}>
      <p className="me-standing">
        <StateTag state={offer.state} />
        <span className="me-soft">{words.offerPage.stateMeans[offer.state]}</span>
      </p>
      {offer.reviewReason && offer.state !== 'live' ? (
        <Note tone={offer.state === 'refused' ? 'trouble' : 'quiet'}>
          {words.offerPage.refused(offer.reviewReason)}
        </Note>
      ) : null}
      <OfferDeeds offer={offer} />
    </section>
  );
};

const Facts = ({ offer }: { offer: OfferView }) => {
  const words = useWords(zh, en);
  const said = words.offerPage;
  const { language } = useLanguage();
  const { desk, timeZone } = useDesk();
  const stores = useQuery(storesQuery(desk)).data;
  const names = offer.placeIds.map(
    (id) => stores?.find((one) => one.id === id)?.name ?? '…',
  );
  const platform = offer.funding.find(({ funder }) => funder === 'platform')?.shareBp ?? 0;
  const at = (iso: string) => moment(language, iso, timeZone);
  const facts: [string, string][] = [
    [words.offers.sold, said.soldOf(offer.sold, offer.stock)],
    [
      said.limit,
      offer.perPersonLimit === null ? said.noLimit : said.perPerson(offer.perPersonLimit),
    ],
    [said.sale, `${at(offer.sellFrom)} – ${at(offer.sellUntil)}`],
    [said.valid, said.days(offer.validDays)],
    [
      said.excludes,
      offer.excludes.length > 0 ? offer.excludes.join(said.comma) : said.nothing,
    ],
    [said.funding, said.fundingSaid(100 - platform / 100, platform / 100)],
    [said.stores, names.join(said.comma)],
  ];
  return (
    <dl className="me-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};
