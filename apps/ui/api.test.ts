import { expect, test } from 'vitest';
import { Unreachable } from '#contract/kit/call.ts';
import { sendCode } from '#contract/person.ts';
import { cancelOrder } from '#contract/order.ts';
import { factsIfRefused, makeApi, Refused } from './api.ts';

const input = { city: 'harbour', order: '018f0000-0000-7000-8000-000000000001' };

const apiAnswering = (...answers: (Response | Error)[]) => {
  const keys: (string | null)[] = [];
  const api = makeApi({
    base: '/api',
    waitMs: () => 0,
    fetch: async (_, init) => {
      keys.push(new Headers(init?.headers).get('idempotency-key'));
      const answer = answers.shift();
      if (answer instanceof Response) return answer;
      throw answer ?? new Error('nothing left to answer');
    },
  });
  return { api, keys };
};

const sold = {
  refusal: 'order_not_in_state',
  facts: { state: 'paid', needs: [] },
  requestId: 'r',
};

test('a lost reply is asked for again under the same key', async () => {
  const { api, keys } = apiAnswering(new Error('lost'), Response.json({ id: 'x' }));
  await api.ask(cancelOrder, input);
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
});

test('what carries no key is never sent twice', async () => {
  const { api, keys } = apiAnswering(new Error('lost'), Response.json({}));
  const asked = api.ask(sendCode, { phone: '+8613800000001' });
  await expect(asked).rejects.toBeInstanceOf(Unreachable);
  expect(keys).toHaveLength(1);
});

test('a refusal is thrown with its name and facts, and not retried', async () => {
  const { api, keys } = apiAnswering(Response.json(sold, { status: 409 }));
  const error = await api.ask(cancelOrder, input).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Refused);
  expect(factsIfRefused(error, 'order_not_in_state')?.state).toBe('paid');
  expect(factsIfRefused(error, 'offer_sold_out')).toBeNull();
  expect(keys).toHaveLength(1);
});
