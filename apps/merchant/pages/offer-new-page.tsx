import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { OfferKind } from '#contract/offer-terms.ts';
import { useWords } from '#ui/language.tsx';
import { Empty, Failed, SkeletonPage } from '#ui/states.tsx';
import { question, useAsked } from '../address.ts';
import { useDesk } from '../desk.tsx';
import { OfferEdit } from '../forms/offer-edit.tsx';
import { emptyForm } from '../offer-typed.ts';
import { PageHead } from '../parts/page-head.tsx';
import { paths } from '../paths.ts';
import { storesQuery } from '../queries.ts';
import { useUndo } from '#ui/undo.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

const kinds = ['package', 'cash', 'bill', 'timed'] as const satisfies OfferKind[];

/** First which kind, then its form. */
export const OfferNewPage = () => {
  const words = useWords(zh, en);
  const { desk } = useDesk();
  const { kind } = useAsked();
  const stores = useQuery(storesQuery(desk));
  const chosen = kinds.find((one) => one === kind);
  const head = (
    <PageHead
      title={
        chosen ? words.offerNew.titleOf(words.kinds[chosen].name) : words.offerNew.title
      }
      lead={chosen ? words.kinds[chosen].means : words.offerNew.lead}
      back={
        chosen
          ? { to: paths.newOffer(desk), says: words.offerNew.otherKind }
          : { to: paths.offers(desk), says: words.offers.title }
      }
    />
  );
  if (stores.error && !stores.data) {
    return (
      <>
        {head}
        <Failed error={stores.error} retry={() => void stores.refetch()} />
      </>
    );
  }
  if (!stores.data)
    return (
      <>
        {head}
        <SkeletonPage />
      </>
    );
  if (stores.data.length === 0) {
    const add = (
      <Link className="ar-button" to={paths.newStore(desk)}>
        {words.stores.add}
      </Link>
    );
    return (
      <>
        {head}
        <Empty
          sentence={words.offerNew.noStores}
          more={words.offerNew.noStoresMore}
          action={add}
        />
      </>
    );
  }
  return (
    <>
      {head}
      {chosen ? <NewOffer key={chosen} kind={chosen} /> : <KindChoice />}
    </>
  );
};

const KindChoice = () => {
  const words = useWords(zh, en);
  const { desk } = useDesk();
  return (
    <ul className="me-kinds">
      {kinds.map((kind) => (
        <li key={kind}>
          <Link
            className="me-card me-kind"
            to={paths.newOffer(desk)}
            search={question({ kind })}
          >
            <strong>{words.kinds[kind].name}</strong>
            <span className="me-soft">{words.kinds[kind].means}</span>
            <span className="me-kind-example">{words.kinds[kind].example}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
};

const NewOffer = ({ kind }: { kind: OfferKind }) => {
  const words = useWords(zh, en).offerNew;
  const { desk, timeZone } = useDesk();
  const stores = useQuery(storesQuery(desk)).data ?? [];
  const navigate = useNavigate();
  const { say } = useUndo();
  const [start] = useState(() =>
    emptyForm(kind, { nowMs: Date.now(), timeZone, placeIds: stores.map(({ id }) => id) }),
  );
  return (
    <OfferEdit
      start={start}
      stores={stores}
      done={({ offer, submitted }) => {
        say(submitted ? words.submitted : words.saved);
        void navigate({ to: paths.offer(desk, offer.id) });
      }}
    />
  );
};
