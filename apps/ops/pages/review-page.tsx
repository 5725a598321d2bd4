import { useInfiniteQuery } from '@tanstack/react-query';
import { reviewMerchant } from '#contract/merchant.ts';
import type { MerchantView } from '#contract/merchant.ts';
import { reviewOffer } from '#contract/offer.ts';
import type { OfferView } from '#contract/offer.ts';
import { useDeed } from '#ui/deed.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Empty } from '#ui/states.tsx';
import { fromNow } from '#ui/time.ts';
import { api, askAnew } from '../api.ts';
import { VerdictGive } from '../forms/verdict-give.tsx';
import type { Verdict } from '../forms/verdict-give.tsx';
import { useHere } from '../here.tsx';
import { Facts } from '../parts/facts.tsx';
import { LapsedStores } from '../parts/lapsed-stores.tsx';
import { ListStates } from '../parts/list-states.tsx';
import { NotRehearsed, useNotRehearsed } from '../parts/offer-readiness.tsx';
import { OfferTermsRead } from '../parts/offer-terms.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { percentOf } from '../percent.ts';
import { merchantsQuery, offersQuery } from '../queries.ts';
import { useUndo } from '#ui/undo.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** What waits for a verdict: who wants to sell here, and what they want to sell. */
export const ReviewPage = () => {
  const words = useWords(zh, en).review;
  const { city } = useHere();
  const merchants = useInfiniteQuery(merchantsQuery(city, 'in_review'));
  const offers = useInfiniteQuery(offersQuery(city, { state: 'in_review' }));
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <section className="op-section" aria-labelledby="merchants">
        <h2 id="merchants">
          {words.merchants} <Count read={merchants.data} />
        </h2>
        <ListStates
          read={merchants}
          bones={3}
          empty={<Empty sentence={words.noMerchants} more={words.noMerchantsMore} />}
        >
          {(items) => (
            <ul className="op-cards op-cards-two">
              {items.map((one, at) => (
                <MerchantCase key={one.id} merchant={one} first={at === 0} />
              ))}
            </ul>
          )}
        </ListStates>
      </section>
      <section className="op-section" aria-labelledby="offers">
        <h2 id="offers">
          {words.offers} <Count read={offers.data} />
        </h2>
        <ListStates
          read={offers}
          bones={3}
          empty={<Empty sentence={words.noOffers} more={words.noOffersMore} />}
        >
          {(items) => (
            <ul className="op-cards">
              {items.map((one, at) => (
                <OfferCase key={one.id} offer={one} first={at === 0} />
              ))}
            </ul>
          )}
        </ListStates>
      </section>
      <LapsedStores />
    </>
  );
};

type Pages = { pages: { items: unknown[]; nextCursor: string | null }[] } | undefined;

const Count = ({ read }: { read: Pages }) => {
  if (!read) return null;
  const count = read.pages.reduce((sum, page) => sum + page.items.length, 0);
  const more = read.pages.at(-1)?.nextCursor ? '+' : '';
  return <span className="op-count ar-digits">{`${count}${more}`}</span>;
};

/** Tells what the verdict did once it is in, and asks all lists anew. */
const useSaid = (name: string) => {
  const words = useWords(zh, en).review;
  const { say } = useUndo();
  return async (verdict: Verdict, done: Promise<unknown>) => {
    const changed = await done;
    if (changed)
      say(verdict.verdict === 'accept' ? words.accepted(name) : words.refused(name));
    await askAnew();
  };
};

const MerchantCase = ({ merchant, first }: { merchant: MerchantView; first: boolean }) => {
  const words = useWords(zh, en);
  const said = words.merchantFacts;
  const { language } = useLanguage();
  const { city } = useHere();
  const deed = useDeed(api, reviewMerchant);
  const tell = useSaid(merchant.name);
  const { id, name, licenceNo, contactPhoneMasked, stores, feeBp, createdAt } = merchant;
  return (
    <li className="op-card op-stack-small">
      <div className="op-card-row">
        <h3>{name}</h3>
        <span className="op-soft op-small">
          {words.review.applied(fromNow(language, createdAt))}
        </span>
      </div>
      <Facts
        facts={[
          [
            said.licence,
            <span key="licence" className="ar-digits">
              {licenceNo}
            </span>,
          ],
          [said.phone, contactPhoneMasked],
          [said.stores, said.storesSaid(stores)],
          [said.fee, said.feeSaid(percentOf(feeBp))],
        ]}
      />
      <VerdictGive
        name={name}
        accept={words.review.accept}
        first={first}
        busy={deed.busy}
        trouble={deed.trouble}
        give={(verdict) => void tell(verdict, deed.run({ city, merchant: id, ...verdict }))}
      />
    </li>
  );
};

const OfferCase = ({ offer, first }: { offer: OfferView; first: boolean }) => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { city } = useHere();
  const deed = useDeed(api, reviewOffer);
  const tell = useSaid(offer.title);
  const notRehearsed = useNotRehearsed(offer);
  return (
    <li className="op-card op-stack-small">
      <div className="op-card-row">
        <h3>{offer.title}</h3>
        <span className="op-soft op-small">
          {words.kinds[offer.terms.kind]} · {offer.merchantName} ·{' '}
          {words.review.made(fromNow(language, offer.createdAt))}
        </span>
      </div>
      <OfferTermsRead offer={offer} />
      {notRehearsed ? <NotRehearsed stores={notRehearsed} /> : null}
      <VerdictGive
        name={offer.title}
        accept={words.review.acceptOffer}
        mayAccept={notRehearsed === null}
        first={first}
        busy={deed.busy}
        trouble={deed.trouble}
        give={(verdict) =>
          void tell(verdict, deed.run({ city, offer: offer.id, ...verdict }))
        }
      />
    </li>
  );
};
