import './duplicates-page.css';
import { useEffect, useRef } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MergeState } from '#contract/place-merge.ts';
import type { PlaceMergeView } from '#contract/place-merge.ts';
import { useWords } from '#ui/language.tsx';
import { Empty } from '#ui/states.tsx';
import { useAsked } from '../address.ts';
import { useHere } from '../here.tsx';
import { Chips } from '../parts/chips.tsx';
import { ListStates } from '../parts/list-states.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PairCard } from '../parts/pair-card.tsx';
import { paths } from '../paths.ts';
import { mergesQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** Places that two sources list twice: a person says what is one, and may take it back. */
export const DuplicatesPage = () => {
  const words = useWords(zh, en).duplicates;
  const { city } = useHere();
  const state = MergeState.safeParse(useAsked().state).data ?? 'proposed';
  const read = useInfiniteQuery(mergesQuery(city, state));
  const to = paths.duplicates(city);
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <Chips
        name={words.byState}
        chips={MergeState.options.map((one) => ({
          says: words.states[one],
          to,
          asked: one === 'proposed' ? {} : { state: one },
          on: one === state,
        }))}
      />
      <ListStates read={read} bones={3} empty={<Nothing state={state} />}>
        {(pairs) => <Pairs pairs={pairs} mayDecide={state === 'proposed'} />}
      </ListStates>
    </>
  );
};

const Nothing = ({ state }: { state: MergeState }) => {
  const words = useWords(zh, en).duplicates;
  const { city } = useHere();
  if (state !== 'proposed') return <Empty sentence={words.noneIn[state]} />;
  const imports = <Link to={paths.imports(city)}>{words.toImports}</Link>;
  return <Empty sentence={words.none} more={words.noneMore} action={imports} />;
};

const Pairs = ({ pairs, mayDecide }: { pairs: PlaceMergeView[]; mayDecide: boolean }) => {
  const words = useWords(zh, en).duplicates;
  return (
    <>
      {mayDecide ? <p className="op-soft op-small op-pair-keys">{words.keys}</p> : null}
      <ul className="op-cards" aria-label={words.title} ref={usePairKeys()}>
        {pairs.map((pair, at) => (
          <PairCard key={pair.id} pair={pair} first={at === 0} />
        ))}
      </ul>
    </>
  );
};

const usePairKeys = () => {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const held = list.current;
    held?.addEventListener('keydown', goByKey);
    return () => held?.removeEventListener('keydown', goByKey);
  }, []);
  return list;
};

/**
 * J and K go from pair to pair, M and N decide; only while something in the list has the
 * focus, so that nobody who dictates or browses by letters decides by accident.
 */
const goByKey = (event: KeyboardEvent): void => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { target, key } = event;
  const card = target instanceof Element ? target.closest('[data-pair]') : null;
  const step = { j: card?.nextElementSibling, k: card?.previousElementSibling }[key];
  if (step instanceof HTMLElement) step.focus();
  const deed = { m: 'confirm', n: 'dismiss' }[key];
  const button = deed ? card?.querySelector(`[data-deed="${deed}"]`) : null;
  if (button instanceof HTMLButtonElement) button.click();
};
