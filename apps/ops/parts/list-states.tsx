import type { ReactNode } from 'react';
import { Button } from 'antd';
import { useWords } from '#ui/language.tsx';
import { Failed, SkeletonRows } from '#ui/states.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** A list's read as the pages look at it; fits every infinite query of the console. */
export type ListRead<T> = {
  data: { pages: { items: T[] }[] } | undefined;
  error: Error | null;
  refetch: () => Promise<unknown>;
  fetchNextPage: () => Promise<unknown>;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
};

/** A list as it loads, fails, is empty, or goes on past what is shown. */
export const ListStates = <T,>({
  read,
  empty,
  bones = 6,
  children,
}: {
  read: ListRead<T>;
  empty: ReactNode;
  bones?: number;
  children: (items: T[]) => ReactNode;
}) => {
  const words = useWords(zh, en);
  const items = read.data?.pages.flatMap((page) => page.items);
  if (!items)
    return read.error ? (
      <Failed error={read.error} retry={() => void read.refetch()} />
    ) : (
      <SkeletonRows count={bones} />
    );
  if (items.length === 0) return empty;
  return (
    <>
      {children(items)}
      {read.hasNextPage ? (
        <Button
          className="op-more"
          loading={read.isFetchingNextPage}
          onClick={() => void read.fetchNextPage()}
        >
          {words.more}
        </Button>
      ) : null}
    </>
  );
};
