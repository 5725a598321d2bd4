import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readReadiness, startRehearsal } from '#contract/rehearsal.ts';
import type { ReadinessView } from '#contract/rehearsal.ts';
import { useDeed } from '#ui/deed.ts';
import { useWords } from '#ui/language.tsx';
import { Trouble } from '#ui/states.tsx';
import { api } from '../api.ts';
import type { Store } from '../remembered.ts';
import { rememberedGuided, rememberGuided } from '../remembered.ts';
import { useStoreHere } from '../store-here.ts';
import { usePractice } from './practice-context.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** Whether this store has shown lately that it can redeem; unasked without network. */
export const useReadiness = ({ cityId, placeId }: Store) =>
  useQuery({
    queryKey: ['readiness', cityId, placeId],
    staleTime: 5 * 60_000,
    queryFn: () => api.ask(readReadiness, { city: cityId, place: placeId }),
  }).data;

/** One quiet bar on the real counter: done, please try, or a first time; or none. */
export const ReadyBar = () => {
  const { store } = useStoreHere();
  const { kind, guidedSeconds } = usePractice();
  const readiness = useReadiness(store);
  if (kind !== null) return null;
  if (guidedSeconds !== null) return <GuideDone seconds={guidedSeconds} />;
  if (readiness && readiness.state !== 'redeemable') {
    return <TryBar readiness={readiness} />;
  }
  return <FirstBar />;
};

const GuideDone = ({ seconds }: { seconds: number }) => {
  const words = useWords(zh, en);
  const { forgetGuided } = usePractice();
  return (
    <div className="sc-ready sc-ready-done" role="status">
      <p>
        <b>{words.done}</b> {words.doneMore(String(seconds))}
      </p>
      <button type="button" onClick={forgetGuided}>
        {words.close}
      </button>
    </div>
  );
};

/** Takes a code for a rehearsal and goes to practice with it. */
export const useRehearse = () => {
  const { store } = useStoreHere();
  const { rehearse } = usePractice();
  const deed = useDeed(api, startRehearsal);
  const start = async () => {
    const rehearsal = await deed.run({ city: store.cityId, place: store.placeId });
    if (rehearsal) rehearse(rehearsal);
    return rehearsal !== undefined;
  };
  return { ...deed, start };
};

const TryBar = ({ readiness }: { readiness: ReadinessView }) => {
  const words = useWords(zh, en);
  const { start, busy, trouble } = useRehearse();
  const lapsed = readiness.state === 'lapsed';
  return (
    <div className="sc-ready" role="status">
      <p>
        <b>{lapsed ? words.lapsed : words.never}</b>
        {lapsed ? <span>{words.lapsedMore}</span> : null}
        <Trouble error={trouble} />
      </p>
      <button type="button" disabled={busy} onClick={() => void start()}>
        {busy ? words.starting : words.start}
      </button>
    </div>
  );
};

const FirstBar = () => {
  const words = useWords(zh, en);
  const { guide } = usePractice();
  const [known, setKnown] = useState(rememberedGuided);
  if (known) return null;
  const later = () => {
    rememberGuided();
    setKnown(true);
  };
  return (
    <div className="sc-ready" role="status">
      <p>
        <b>{words.first}</b>
      </p>
      <button type="button" onClick={guide}>
        {words.firstStart}
      </button>
      <button type="button" className="sc-ready-later" onClick={later}>
        {words.firstLater}
      </button>
    </div>
  );
};
