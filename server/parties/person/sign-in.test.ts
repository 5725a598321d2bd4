import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCaller } from '#contract/kit/call.ts';
import { readMe, sendCode, signIn, signOut } from '#contract/person.ts';
import { openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

const stranger = () => town.caller(null);
let phones = 0;
const newPhone = (): string => `+86138${String((phones += 1)).padStart(8, '0')}`;
const codeSentTo = async (phone: string): Promise<string> => {
  const [message] = await town.sql<{ body: string }>(
    'select body from message where phone = $1 order by sent_at desc, id desc limit 1',
    [phone],
  );
  return /\d{6}/.exec(message?.body ?? '')?.[0] ?? '';
};
const other = (code: string): string => (code === '111111' ? '222222' : '111111');

/** The six digits as a value of their own, not by chance inside a longer number. */
const holds = (row: string, code: string) => new RegExp(`(^|\\D)${code}(\\D|$)`).test(row);

describe('signing in', () => {
  it('takes a phone and its code, and makes the person', async () => {
    const phone = newPhone();
    await town.as(null)(sendCode, { phone });
    const { token, me } = await town.as(null)(signIn, {
      phone,
      code: await codeSentTo(phone),
    });
    expect(me).toMatchObject({ phoneMasked: '138****0001', roles: [] });
    const call = makeCaller({ base: `${town.server.address}/api`, token: () => token });
    expect(await call(readMe, {})).toMatchObject({ value: { personId: me.personId } });
    await call(signOut, {});
    expect(await call(readMe, {})).toMatchObject({ status: 401, refusal: 'not_signed_in' });
  });

  it('refuses a wrong code, and lets the right one in after it', async () => {
    const phone = newPhone();
    await town.as(null)(sendCode, { phone });
    const code = await codeSentTo(phone);
    expect(await stranger()(signIn, { phone, code: other(code) })).toMatchObject({
      status: 400,
      refusal: 'wrong_code',
    });
    expect(await stranger()(signIn, { phone, code })).toMatchObject({ ok: true });
  });

  it('ends a code after five wrong tries', async () => {
    const phone = newPhone();
    await town.as(null)(sendCode, { phone });
    const code = await codeSentTo(phone);
    for (let no = 0; no < 5; no += 1)
      await stranger()(signIn, { phone, code: other(code) });
    expect(await stranger()(signIn, { phone, code })).toMatchObject({
      refusal: 'code_expired',
    });
  });

  it('ends a code when its time is over, and after its use', async () => {
    const phone = newPhone();
    await town.as(null)(sendCode, { phone });
    const code = await codeSentTo(phone);
    await town.sql(
      `update verification set expires_at = now() - interval '1 second'
       where identifier like '%' || $1`,
      [phone],
    );
    const late = await stranger()(signIn, { phone, code });
    expect(late).toMatchObject({ status: 410, refusal: 'code_expired' });
    const used = newPhone();
    await town.as(null)(sendCode, { phone: used });
    const asked = { phone: used, code: await codeSentTo(used) };
    await town.as(null)(signIn, asked);
    expect(await stranger()(signIn, asked)).toMatchObject({ refusal: 'code_expired' });
  });

  it('keeps no code in the table, before and after a wrong try', async () => {
    const [phone, same] = [newPhone(), newPhone()];
    await town.as(null)(sendCode, { phone });
    await town.as(null)(sendCode, { phone: same });
    const code = await codeSentTo(phone);
    const rows = () =>
      town.sql<{ row: string }>('select v::text as row from verification v');
    const kept = await rows();
    expect(kept.length).toBeGreaterThanOrEqual(2);
    expect(kept.filter(({ row }) => holds(row, code))).toEqual([]);
    await stranger()(signIn, { phone, code: other(code) });
    const after = (await rows()).map(({ row }) => row);
    expect(after.filter((row) => holds(row, code) || holds(row, other(code)))).toEqual([]);
    expect(await stranger()(signIn, { phone, code })).toMatchObject({ ok: true });
  });

  it('knows nobody who never asked for a code', async () => {
    const answer = await stranger()(signIn, { phone: newPhone(), code: '123456' });
    expect(answer).toMatchObject({ refusal: 'code_expired' });
  });
});

describe('a phone', () => {
  it('gets one code a minute, five an hour and ten a day', async () => {
    const phone = newPhone();
    const send = () => stranger()(sendCode, { phone });
    const tooMany = (limit: string) => ({
      status: 429,
      refusal: 'too_many_codes',
      facts: { limit },
    });
    expect(await send()).toMatchObject({ ok: true });
    expect(await send()).toMatchObject(tooMany('minute'));
    town.clock.add(25 * 3_600_000);
    for (let hour = 0; hour < 2; hour += 1) {
      for (let no = 0; no < 5; no += 1) {
        expect(await send()).toMatchObject({ ok: true });
        town.clock.add(60_000);
      }
      expect(await send()).toMatchObject(tooMany('hour'));
      town.clock.add(3_600_000);
    }
    expect(await send()).toMatchObject(tooMany('day'));
    town.clock.add(24 * 3_600_000);
    expect(await send()).toMatchObject({ ok: true });
  });

  it('gets one code when ten ask at once', async () => {
    const phone = newPhone();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => stranger()(sendCode, { phone })),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });
});
