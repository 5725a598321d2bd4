import { useEffect, useRef, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useSession } from '#ui/session.tsx';
import { useCounterHere, useFlow, useIsUp } from '../counter-here.tsx';
import { takesCodes, wantsCamera } from '../flow.ts';
import type { Flow } from '../flow.ts';
import { renewWhenIdle } from '../fresh.ts';
import { Confirm } from '../parts/confirm.tsx';
import { Keypad, typedState } from '../parts/keypad.tsx';
import { CounterHead } from '../parts/counter-head.tsx';
import { Hints, useImpatience } from '../parts/hints.tsx';
import { DeviceNotes } from '../parts/device-notes.tsx';
import { OfflineConfirm } from '../parts/offline-confirm.tsx';
import { OfflineCounter } from '../parts/offline-counter.tsx';
import { OpenAttemptsBar } from '../parts/open-attempts-bar.tsx';
import { Verdict } from '../parts/verdict.tsx';
import { Viewfinder } from '../parts/viewfinder.tsx';
import { usePractice } from '../practice/practice-context.ts';
import { ReadyBar } from '../practice/ready-bar.tsx';
import { PracticeOffers } from '../practice/sample-row.tsx';
import { paths } from '../paths.ts';
import { PhoneEntry } from '../phone/phone-entry.tsx';
import { sound } from '../sound.ts';
import { useTypedAnywhere } from '../typed-anywhere.ts';
import { verdictOf } from '../verdict-of.ts';
import { useVoice } from '../voice.ts';
import { useAwake } from '../wake.ts';

/** How long a hint stays. */
const hintMs = 6_000;
/** One that offers a way on stays until it can be taken. */
const wayMs = 30_000;

/** The one screen: it is already scanning, and takes whatever comes. */
export const CounterPage = () => {
  const { counter, open } = useCounterHere();
  const flow = useFlow(counter);
  const { kind } = usePractice();
  const online = useIsUp();
  const typing = useTyping(flow, online);
  const impatience = useImpatience(wantsCamera(flow), flow);
  useAwake();
  useVoice(flow);
  useTurns(flow, online);
  const { shown, mine } = askedOf(flow);
  const covered = shown !== null || mine !== null || verdictOf(flow) !== null;
  const scan = (text: string, format?: string) =>
    counter.send({ what: 'read', text, ...(format && { format }), channel: 'scan' });
  return (
    <>
      <main className="sc-counter" inert={covered}>
        <CounterHead />
        <Viewfinder
          looking={wantsCamera(flow)}
          takes={{
            take: ({ text, format }) => scan(text, format),
            still: () => counter.send({ what: 'hinted', hint: { kind: 'same_again' } }),
          }}
        >
          <Hints
            flow={flow}
            impatience={online || impatience !== 'type' ? impatience : 'calm'}
            stop={() => counter.send({ what: 'next' })}
          />
        </Viewfinder>
        <div className="sc-below">
          <OpenAttemptsBar
            attempts={open.list()}
            look={(attempt) => counter.send({ what: 'pick_up', attempt })}
          />
          {kind === null ? <DeviceNotes /> : <PracticeOffers />}
          <ReadyBar />
          {online ? (
            <Keypad
              digits={typing.digits}
              type={typing.type}
              urged={impatience === 'type'}
              disabled={flow.at !== 'ready'}
            />
          ) : (
            <OfflineCounter />
          )}
          {kind === null ? <PhoneEntry online={online} /> : null}
        </div>
      </main>
      <Covers flow={flow} scan={scan} />
    </>
  );
};

/** What lies over the counter: a voucher that asks for the press, or the verdict. */
const Covers = ({ flow, scan }: { flow: Flow; scan: (text: string) => void }) => {
  const { counter } = useCounterHere();
  const navigate = useNavigate();
  const { shown, mine } = askedOf(flow);
  const leave = () => counter.send({ what: 'next' });
  return (
    <>
      {shown ? (
        <Confirm
          preparation={shown}
          busy={flow.at === 'redeeming'}
          usedAt={flow.at === 'confirm' ? flow.usedAt : null}
          press={counter.confirm}
          leave={leave}
        />
      ) : null}
      {mine ? (
        <OfflineConfirm
          accepted={mine}
          busy={flow.at === 'recording'}
          press={counter.confirm}
          leave={leave}
        />
      ) : null}
      <Verdict
        flow={flow}
        deeds={{
          send: counter.send,
          rescan: scan,
          toStores: () => void navigate({ to: paths.store }),
        }}
      />
    </>
  );
};

const askedOf = (flow: Flow) => ({
  shown: flow.at === 'confirm' || flow.at === 'redeeming' ? flow.preparation : null,
  mine: flow.at === 'offline_confirm' || flow.at === 'recording' ? flow.accepted : null,
});

const useTyping = (flow: Flow, online: boolean) => {
  const { counter } = useCounterHere();
  const [digits, setDigits] = useState('');
  const type = (typed: string) => {
    const next = typed.slice(0, 12);
    if (flow.at !== 'ready' || !online || next === digits) return;
    setDigits(next);
    const state = typedState(next);
    if (state === 'wrong') sound('no');
    if (state !== 'whole') return;
    counter.send({ what: 'read', text: next, channel: 'typed' });
    // A practice code at the real counter, or a real one in practice: begin anew.
    if (counter.flow().at === 'ready') setDigits('');
  };
  // Once the counter goes on, the next code starts from nothing.
  if (digits !== '' && flow.at !== 'ready' && flow.at !== 'looking') setDigits('');
  useTypedAnywhere({
    scanned: (text) => {
      if (!takesCodes(flow)) return;
      setDigits('');
      counter.send({ what: 'read', text, channel: 'scan' });
    },
    digits: (more) => type(digits + more),
    deleted: () => type(digits.slice(0, -1)),
  });
  return { digits, type };
};

/** What follows from where the flow has come to, beside what is on screen. */
const useTurns = (flow: Flow, online: boolean) => {
  const { counter } = useCounterHere();
  const { refresh } = useSession();
  useEffect(() => {
    if (flow.at !== 'ready') return;
    renewWhenIdle();
    if (!flow.hint) return;
    const isWay = flow.hint.kind === 'practice_code' || flow.hint.kind === 'real_code';
    const ms = isWay ? wayMs : hintMs;
    const timer = setTimeout(() => counter.send({ what: 'next' }), ms);
    return () => clearTimeout(timer);
  }, [flow, counter]);
  useEffect(() => {
    if (flow.at === 'refused' && flow.no.refusal === 'not_signed_in') void refresh();
  }, [flow, refresh]);
  // The network came back: the open question is asked without being told.
  const wasOnline = useRef(online);
  useEffect(() => {
    if (online && !wasOnline.current) counter.send({ what: 'check' });
    wasOnline.current = online;
  }, [online, counter]);
};
