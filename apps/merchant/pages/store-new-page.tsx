import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { merchantCan } from '#contract/merchant.ts';
import type { PlaceView } from '#contract/place.ts';
import { useWords } from '#ui/language.tsx';
import { Note } from '#ui/states.tsx';
import { askAnew } from '../api.ts';
import { useDesk } from '../desk.tsx';
import { StoreClaim } from '../forms/store-claim.tsx';
import { StoreCreate } from '../forms/store-create.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { paths } from '../paths.ts';
import { useUndo } from '#ui/undo.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** Claim a place that is on the map already, or put a new one on it. */
export const StoreNewPage = () => {
  const words = useWords(zh, en).storeNew;
  const { desk, merchant } = useDesk();
  const { say } = useUndo();
  const navigate = useNavigate();
  const [way, setWay] = useState<'claim' | 'create'>('claim');
  const [name, setName] = useState('');
  const done = (place: PlaceView) => {
    say(words.added(place.name));
    void askAnew().then(() => navigate({ to: paths.stores(desk) }));
  };
  const head = (
    <PageHead
      title={words.title}
      lead={words.lead}
      back={{ to: paths.stores(desk), says: words.back }}
    />
  );
  if (!merchantCan.addStore(merchant.state)) {
    return (
      <>
        {head}
        <Note tone="soon">{words.notNow}</Note>
      </>
    );
  }
  return (
    <>
      {head}
      <section className="me-card me-narrow">
        <Segmented
          block
          aria-label={words.way}
          value={way}
          onChange={setWay}
          options={[
            { value: 'claim', label: words.claim },
            { value: 'create', label: words.create },
          ]}
        />
        {way === 'claim' ? (
          <StoreClaim
            done={done}
            create={(typed) => {
              setName(typed);
              setWay('create');
            }}
          />
        ) : (
          <StoreCreate done={done} name={name} />
        )}
      </section>
    </>
  );
};
