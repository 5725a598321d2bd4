import { useEffect, useEffectEvent, useReducer } from 'react';
import { Unreachable } from '#contract/kit/call.ts';
import type { Caller } from '#contract/kit/call.ts';
import { undoRedemption } from '#contract/redemption.ts';
import type { RedemptionView } from '#contract/redemption.ts';
import { newKey } from '#ui/api.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { refusalSentence } from '#ui/refusal-words.ts';
import { useTrueNow } from '#ui/true-tick.ts';
import { trueTime } from '#ui/true-time.ts';
import { useCounterHere } from '../counter-here.tsx';
import { stepUndo, undoOpen } from '../undo.ts';
import type { Undo, UndoHappening } from '../undo.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** One tap undoes; five seconds let the tap be taken back. Gone when the hour is over. */
export const UndoButton = ({
  redemption,
  undone,
}: {
  redemption: RedemptionView;
  undone: (redemption: RedemptionView) => void;
}) => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { undo, send } = useUndo(redemption, undone);
  const nowMs = useTrueNow(250);
  const tap = () => send({ what: 'tapped', key: newKey(), nowMs: trueTime.nowMs() });
  switch (undo.at) {
    case 'counting':
      return (
        <div className="sc-undo">
          <output>{words.undoIn(secondsTo(undo.dueAtMs, nowMs))}</output>
          <button
            type="button"
            className="ar-button"
            onClick={() => send({ what: 'taken_back' })}
          >
            {words.undoTakeBack}
          </button>
        </div>
      );
    case 'sending':
      return <output className="sc-undo">{words.undoSending}</output>;
    case 'lost':
      return (
        <div className="sc-undo" role="alert">
          <span>{words.undoLost}</span>
          <button type="button" className="ar-button" onClick={tap}>
            {words.undoCheck}
          </button>
        </div>
      );
    case 'refused':
      return (
        <p className="sc-undo" role="alert">
          {refusalSentence(language, undo.no.refusal, undo.no.facts)}
        </p>
      );
    case 'done':
      return null;
    case 'idle':
      return undoOpen(redemption, nowMs) ? (
        <button
          type="button"
          className="ar-button"
          aria-label={words.undoOf(redemption.title)}
          onClick={tap}
        >
          {words.undo}
        </button>
      ) : null;
  }
};

const secondsTo = (dueAtMs: number, nowMs: number): string =>
  String(Math.max(1, Math.ceil((dueAtMs - nowMs) / 1_000)));

const useUndo = (
  redemption: RedemptionView,
  undone: (redemption: RedemptionView) => void,
): { undo: Undo; send: (happening: UndoHappening) => void } => {
  const { store, call } = useCounterHere();
  const [undo, send] = useReducer(stepUndo, { at: 'idle' });
  const settle = useEffectEvent(async (city: string, redemptionId: string, key: string) => {
    const { happening, reply } = await ask(call, { city, redemption: redemptionId }, key);
    send(happening);
    if (reply) undone(reply);
  });
  const leave = useEffectEvent(() => {
    if (undo.at === 'counting') void ask(call, { city: cityId, redemption: id }, undo.key);
  });
  const { id } = redemption;
  const { cityId } = store;
  useEffect(() => {
    if (undo.at !== 'counting') return;
    const timer = setTimeout(() => send({ what: 'due' }), undo.dueAtMs - trueTime.nowMs());
    return () => clearTimeout(timer);
  }, [undo]);
  useEffect(() => {
    if (undo.at !== 'sending') return;
    void settle(cityId, id, undo.key);
  }, [undo, cityId, id]);
  // Whoever walks away within the five seconds meant the tap.
  useEffect(() => () => leave(), []);
  return { undo, send };
};

type Answered = { happening: UndoHappening; reply: RedemptionView | null };

const ask = async (
  call: Caller,
  which: { city: string; redemption: string },
  key: string,
): Promise<Answered> => {
  try {
    const answer = await call(undoRedemption, which, { key });
    return answer.ok
      ? { happening: { what: 'done' }, reply: answer.value }
      : { happening: { what: 'refused', no: answer }, reply: null };
  } catch (error) {
    if (error instanceof Unreachable) return { happening: { what: 'lost' }, reply: null };
    throw error;
  }
};
