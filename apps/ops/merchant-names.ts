import { useInfiniteQuery } from '@tanstack/react-query';
import { useHere } from './here.tsx';
import { merchantsQuery } from './queries.ts';

/** Merchants' names by id, as far as the list was read; accounts carry only ids. */
export const useMerchantNames = (): ReadonlyMap<string, string> => {
  const { city } = useHere();
  const { data } = useInfiniteQuery(merchantsQuery(city));
  const all = data?.pages.flatMap((page) => page.items) ?? [];
  return new Map(all.map(({ id, name }) => [id, name]));
};
