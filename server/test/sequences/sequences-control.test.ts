import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSequences } from './world.ts';
import type { Sequences } from './world.ts';

// The negative control: with a ledger that is a little wrong now and then, the second set
// of books must say so. Were it silent, its agreement elsewhere would be worth nothing.

let sequences: Sequences;
beforeAll(async () => {
  sequences = await openSequences();
}, 60_000);
afterAll(() => sequences?.close());

const controls = [
  {
    mistake: 'a fen too much comes back with an undo of an odd use',
    when: `new.to_account = 'held' and new.from_account like 'merchant:%'
      and new.amount_fen = 3334`,
    then: 'new.amount_fen = new.amount_fen + 1',
  },
  {
    mistake: 'a refund of two uses goes to the wrong account',
    when: `new.to_account = 'refunding' and new.amount_fen = 11600`,
    then: `new.to_account = 'platform:fee'`,
  },
];

it.each(controls)(
  'finds that $mistake',
  async ({ when, then }) => {
    await sequences.town.sql(`create or replace function mistaken() returns trigger
      language plpgsql as $$ begin if ${when} then ${then}; end if; return new; end $$`);
    await sequences.town.sql(`create or replace trigger mistaken before insert on posting
      for each row execute function mistaken()`);
    const { wrong } = await sequences.live(7, 1_000);
    expect(wrong.join('\n')).toMatch(/held is|refunding is|in no books|come from nowhere/);
  },
  120_000,
);
