import type { ReactNode } from 'react';
import { List } from 'antd-mobile';
import { LanguageSwitch, useWords } from '#ui/language.tsx';
import { useSession } from '#ui/session.tsx';
import { Empty } from '#ui/states.tsx';
import type { Store } from '../remembered.ts';
import type { StoreChoice } from '../stores.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { PageHead } from './page-head.tsx';

/** The stores where this person may redeem; a tap settles it. */
export const StoreChooser = ({
  stores,
  store,
  choose,
  back,
  more = null,
}: {
  stores: StoreChoice[];
  store: Store | null;
  choose: (store: Store) => void;
  back?: () => void;
  /** What else is found here once a store is chosen. */
  more?: ReactNode;
}) => {
  const words = useWords(zh, en);
  const merchants = [...new Set(stores.map(({ merchantName }) => merchantName))];
  return (
    <main className="sc-page">
      <PageHead title={words.chooseStore} back={back} />
      <p className="sc-lead">{words.chooseStoreMore}</p>
      {merchants.map((merchant) => (
        <List key={merchant} header={merchant} mode="card" className="sc-stores">
          {stores
            .filter(({ merchantName }) => merchantName === merchant)
            .map((one) => (
              <List.Item
                key={one.placeId}
                onClick={() => choose(one)}
                extra={one.placeId === store?.placeId ? `✓ ${words.here}` : null}
              >
                {one.name}
              </List.Item>
            ))}
        </List>
      ))}
      {more}
      <Leave />
    </main>
  );
};

/** Signed in, but nobody's staff yet: says who has to do what. */
export const NoStore = ({ phone }: { phone: string }) => {
  const words = useWords(zh, en);
  const { refresh } = useSession();
  return (
    <main className="sc-page">
      <PageHead title={words.app} />
      <Empty
        sentence={words.noStore}
        more={words.noStoreMore(phone)}
        action={
          <button
            type="button"
            className="ar-button ar-button-main"
            onClick={() => void refresh()}
          >
            {words.lookAgain}
          </button>
        }
      />
      <Leave />
    </main>
  );
};

const Leave = () => {
  const words = useWords(zh, en);
  const { signOut } = useSession();
  return (
    <footer className="sc-leave">
      <LanguageSwitch />
      <button type="button" className="ar-button" onClick={() => void signOut()}>
        {words.signOut}
      </button>
    </footer>
  );
};
