import { useState } from 'react';
import type { ReactNode } from 'react';
import { Unreachable } from '#contract/kit/call.ts';
import type { MeView } from '#contract/person.ts';
import { useSession } from '#ui/session.tsx';
import { Failed, SkeletonPage } from '#ui/states.tsx';
import { CounterProvider } from '../counter-here.tsx';
import { NewsBanner } from '../news/news-banner.tsx';
import { SignInPage } from '../pages/sign-in-page.tsx';
import { usePractice } from '../practice/practice-context.ts';
import { PracticeProvider } from '../practice/practice-here.tsx';
import { rememberedStore, rememberStore } from '../remembered.ts';
import type { Store } from '../remembered.ts';
import { StoreContext } from '../store-here.ts';
import { useStores, useTimeZone } from '../stores.ts';
import type { StoreChoice } from '../stores.ts';
import { NoStore, StoreChooser } from './store-chooser.tsx';

/** Who are you, and in which store? Nothing else is asked before the counter is open. */
export const Door = ({ children }: { children: ReactNode }) => {
  const { state, me, refresh } = useSession();
  if (state === 'out') return <SignInPage />;
  if (me) return <StoreDoor me={me}>{children}</StoreDoor>;
  if (state === 'asking') return <Waiting />;
  return <Failed error={new Unreachable()} retry={() => void refresh()} />;
};

const StoreDoor = ({ me, children }: { me: MeView; children: ReactNode }) => {
  const stores = useStores(me);
  const [chosen, setChosen] = useState<Store | null>(rememberedStore);
  const choose = (store: Store) => {
    rememberStore(store);
    setChosen(store);
  };
  const known = stores.data;
  const store = storeHere(chosen, known);
  const timeZone = useTimeZone(store?.cityId);
  if (store) {
    return (
      <StoreContext value={{ stores: known ?? [], store, choose }}>
        <CounterProvider store={store} timeZone={timeZone}>
          <PracticeProvider>
            {children}
            <NewsAtTheCounter />
          </PracticeProvider>
        </CounterProvider>
      </StoreContext>
    );
  }
  if (stores.isError) {
    return <Failed error={stores.error} retry={() => void stores.refetch()} />;
  }
  if (!known) return <Waiting />;
  if (known.length === 0) return <NoStore phone={me.phoneMasked} />;
  return <StoreChooser stores={known} store={null} choose={choose} />;
};

/** Who practises is told nothing real: it would be taken for practice. */
const NewsAtTheCounter = () => (usePractice().kind === null ? <NewsBanner /> : null);

/** The remembered store while it is still theirs; the only one there is; or ask. */
const storeHere = (
  chosen: Store | null,
  known: StoreChoice[] | undefined,
): Store | null => {
  if (!known) return chosen;
  const still = known.find(
    (store) => store.placeId === chosen?.placeId && store.cityId === chosen.cityId,
  );
  return still ?? (known.length === 1 ? (known[0] ?? null) : null);
};

const Waiting = () => (
  <main className="sc-page">
    <SkeletonPage />
  </main>
);
