import type { Answer, Caller, CallOptions } from '#contract/kit/call.ts';
import type { Endpoint, InputOf } from '#contract/kit/endpoint.ts';
import { completeRehearsal } from '#contract/rehearsal.ts';
import type { CounterChannel } from '../flow.ts';
import { isRehearsalCode } from './samples.ts';
import { prepareIn, prepareRehearsal, redeemIn, rehearsed, undoIn } from './simulate.ts';
import type { Practised, Said, Where } from './simulate.ts';

export type PracticeTerms = {
  where: () => Where;
  /** The server, for the one thing of practice that it hears of: a rehearsal's code. */
  server: Caller;
  city: string;
  deviceId: string;
  /** When practice began; a rehearsal says how long it took. */
  sinceMs: number;
  rehearsalDone: () => void;
};

/** What the counter asks of anybody who answers it; the keys are its own. */
type Asked = { place?: string; code?: string; channel?: CounterChannel; key?: string };

/**
 * Answers the counter in the server's place, from memory that ends with it. Nothing leaves
 * the device but a rehearsal's code, and that names no voucher.
 */
export const makePracticeCaller = (terms: PracticeTerms): Caller => {
  let practised: Practised = [];
  const open = new Map<string, { code: string; channel: CounterChannel }>();
  const redeem = async (key: string, code: string, channel: CounterChannel) => {
    if (isRehearsalCode(code)) {
      open.set(key, { code, channel });
      return completeAt(terms, { key, code, channel });
    }
    const done = redeemIn(practised, { code, channel, key }, terms.where());
    practised = done.practised;
    return done.said;
  };
  const find = async (key: string): Promise<Said<unknown>> => {
    const asked = open.get(key);
    // A rehearsal whose answer was lost is asked for again under its own key.
    if (asked) return completeAt(terms, { key, ...asked });
    const value = practised.find(({ id }) => id === key);
    return value
      ? { ok: true, value }
      : { ok: false, refusal: 'redemption_not_found', facts: {} };
  };
  const answer = async (name: string, asked: Asked & { redemption?: string }) => {
    const { code = '', channel = 'scan', key = '', redemption = '' } = asked;
    if (name === 'redeemVoucher') return redeem(key, code, channel);
    if (name === 'findRedemption') return find(key);
    if (name === 'undoRedemption') {
      const done = undoIn(practised, redemption, terms.where());
      practised = done.practised;
      return done.said;
    }
    return isRehearsalCode(code)
      ? prepareRehearsal(code, terms.where())
      : prepareIn(practised, code, terms.where());
  };
  return async <E extends Endpoint>(
    endpoint: E,
    input: InputOf<E>,
    options: CallOptions = {},
  ): Promise<Answer<E>> => {
    const key = options.key ?? '';
    const said = await answer(endpoint.name, { key, ...input });
    // The counter asks four endpoints only, and each was answered by its own shape.
    return { status: 200, requestId: 'practice', ...said } as unknown as Answer<E>;
  };
};

const completeAt = async (
  terms: PracticeTerms,
  { key, code, channel }: { key: string; code: string; channel: CounterChannel },
): Promise<Said<unknown>> => {
  const where = terms.where();
  const tookMs = where.now.getTime() - terms.sinceMs;
  const answer = await terms.server(
    completeRehearsal,
    {
      city: terms.city,
      place: where.placeId,
      code,
      channel,
      deviceId: terms.deviceId,
      seconds: Math.min(3_600, Math.max(0, Math.round(tookMs / 1_000))),
    },
    { key, timeoutMs: 8_000 },
  );
  if (!answer.ok) return answer;
  terms.rehearsalDone();
  return rehearsed({ code, channel, key }, where);
};
