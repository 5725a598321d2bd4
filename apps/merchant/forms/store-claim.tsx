import { useDeferredValue, useId, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { addStore } from '#contract/merchant.ts';
import type { PlaceView } from '#contract/place.ts';
import { useDeed } from '#ui/deed.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Failed, SkeletonRows, Trouble } from '#ui/states.tsx';
import { api } from '../api.ts';
import { categoryName } from '../categories.ts';
import { useDesk } from '../desk.tsx';
import { unclaimedQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** Finds the shop on the map by its name; places that somebody claimed are not listed. */
export const StoreClaim = ({
  done,
  create,
}: {
  done: (place: PlaceView) => void;
  create: (name: string) => void;
}) => {
  const words = useWords(zh, en).storeNew;
  const { desk } = useDesk();
  const field = useId();
  const [typed, setTyped] = useState('');
  const name = useDeferredValue(typed.trim());
  const found = useQuery(unclaimedQuery(desk, name));
  const deed = useDeed(api, addStore);
  const [chosen, setChosen] = useState<string | null>(null);
  const claim = async (place: PlaceView) => {
    setChosen(place.id);
    const claimed = await deed.run({ ...desk, claim: { placeId: place.id } });
    if (claimed) done(claimed);
  };
  const places = name === '' ? undefined : found.data?.items;
  return (
    <div className="me-stack">
      <div>
        <label htmlFor={field}>{words.search}</label>
        <Input.Search
          id={field}
          value={typed}
          allowClear
          maxLength={60}
          placeholder={words.searchHint}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <Trouble error={deed.trouble} />
      {found.error ? (
        <Failed error={found.error} retry={() => void found.refetch()} />
      ) : null}
      {found.isFetching && !places ? <SkeletonRows count={4} /> : null}
      <ul className="me-lines" aria-label={words.results}>
        {places?.map((place) => (
          <li key={place.id}>
            <PlaceLines place={place} />
            <Button
              loading={deed.busy && chosen === place.id}
              disabled={deed.busy && chosen !== place.id}
              aria-label={words.claimOne(place.name)}
              onClick={() => void claim(place)}
            >
              {words.claimIt}
            </Button>
          </li>
        ))}
      </ul>
      {places ? (
        <p className="me-soft">
          {places.length === 0 ? words.nothing : words.notAmong}{' '}
          <Button type="link" className="me-inline" onClick={() => create(name)}>
            {words.createIt(name)}
          </Button>
        </p>
      ) : null}
    </div>
  );
};

const PlaceLines = ({ place }: { place: PlaceView }) => {
  const words = useWords(zh, en).stores;
  const { language } = useLanguage();
  return (
    <span className="me-lines-main">
      {place.name}
      <span className="me-soft me-small">
        {categoryName(language, place.category)} · {place.address ?? words.noAddress}
      </span>
    </span>
  );
};
