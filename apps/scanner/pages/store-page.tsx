import { useNavigate } from '@tanstack/react-router';
import { PracticeMenu } from '../practice/practice-menu.tsx';
import { StoreChooser } from '../parts/store-chooser.tsx';
import { paths } from '../paths.ts';
import type { Store } from '../remembered.ts';
import { useStoreHere } from '../store-here.ts';

/** Another store, another language, or goodbye. */
export const StorePage = () => {
  const { stores, store, choose } = useStoreHere();
  const navigate = useNavigate();
  const take = (taken: Store) => {
    choose(taken);
    void navigate({ to: paths.counter });
  };
  return (
    <StoreChooser
      stores={stores}
      store={store}
      choose={take}
      back={() => void navigate({ to: paths.counter })}
      more={<PracticeMenu />}
    />
  );
};
