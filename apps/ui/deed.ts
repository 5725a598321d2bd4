import { useRef, useState } from 'react';
import { Unreachable } from '#contract/kit/call.ts';
import type { Endpoint, InputOf, ReplyOf } from '#contract/kit/endpoint.ts';
import type { Api } from './api.ts';
import { newKey } from './api.ts';

export type Deed<E extends Endpoint> = {
  run: (input: InputOf<E>) => Promise<ReplyOf<E> | undefined>;
  busy: boolean;
  /** A `Refused` or an `Unreachable`; say it with `troubleSentence`. */
  trouble: Error | null;
  forget: () => void;
};

/**
 * One button's write. The same input keeps its request key until an answer has come, so a
 * second press after a lost reply finishes the first instead of doing it again. Presses
 * while one is under way are ignored.
 */
export const useDeed = <E extends Endpoint>(api: Api, endpoint: E): Deed<E> => {
  const open = useRef<{ key: string; body: string } | null>(null);
  const underWay = useRef(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Error | null>(null);
  const run = async (input: InputOf<E>) => {
    if (underWay.current) return undefined;
    underWay.current = true;
    setBusy(true);
    setTrouble(null);
    const body = JSON.stringify(input);
    if (open.current?.body !== body) open.current = { key: newKey(), body };
    try {
      const reply = await api.ask(endpoint, input, { key: open.current.key });
      open.current = null;
      return reply;
    } catch (error) {
      if (!(error instanceof Unreachable)) open.current = null;
      setTrouble(error instanceof Error ? error : new Error(String(error)));
      return undefined;
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  };
  return { run, busy, trouble, forget: () => setTrouble(null) };
};
