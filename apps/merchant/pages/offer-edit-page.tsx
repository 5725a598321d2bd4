import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { offerCan } from '#contract/offer.ts';
import type { OfferView } from '#contract/offer.ts';
import type { PlaceView } from '#contract/place.ts';
import { useWords } from '#ui/language.tsx';
import { Failed, Note, SkeletonPage } from '#ui/states.tsx';
import { useNamed } from '../address.ts';
import { useDesk } from '../desk.tsx';
import { OfferEdit } from '../forms/offer-edit.tsx';
import { formOf } from '../offer-typed.ts';
import { PageHead } from '../parts/page-head.tsx';
import { paths } from '../paths.ts';
import { offerQuery, storesQuery } from '../queries.ts';
import { useUndo } from '#ui/undo.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** A draft or a refused offer, to change and hand in (again). */
export const OfferEditPage = () => {
  const words = useWords(zh, en);
  const { desk } = useDesk();
  const { offer: id = '' } = useNamed();
  const offer = useQuery(offerQuery(desk, id));
  const stores = useQuery(storesQuery(desk));
  const back = { to: paths.offer(desk, id), says: offer.data?.title ?? words.offers.title };
  const head = <PageHead title={words.offerEdit.title} back={back} />;
  const error = offer.error ?? stores.error;
  if (offer.data && stores.data) {
    if (!offerCan.edit(offer.data.state)) {
      return (
        <>
          {head}
          <Note tone="soon">{words.offerEdit.notNow}</Note>
        </>
      );
    }
    return (
      <>
        {head}
        {offer.data.reviewReason ? (
          <Note tone="trouble">{words.offerPage.refused(offer.data.reviewReason)}</Note>
        ) : null}
        <Editing offer={offer.data} stores={stores.data} />
      </>
    );
  }
  const retry = () => void Promise.all([offer.refetch(), stores.refetch()]);
  return (
    <>
      {head}
      {error ? <Failed error={error} retry={retry} /> : <SkeletonPage />}
    </>
  );
};

const Editing = ({ offer, stores }: { offer: OfferView; stores: PlaceView[] }) => {
  const words = useWords(zh, en).offerNew;
  const { desk, timeZone } = useDesk();
  const navigate = useNavigate();
  const { say } = useUndo();
  const [start] = useState(() => formOf(offer, timeZone));
  return (
    <OfferEdit
      start={start}
      stores={stores}
      offer={offer}
      done={({ submitted }) => {
        say(submitted ? words.submitted : words.saved);
        void navigate({ to: paths.offer(desk, offer.id) });
      }}
    />
  );
};
