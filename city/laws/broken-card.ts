import { aCardKeepsItsWord } from './a-card-keeps-its-word.ts';
import type { Broken } from './broken.ts';
import { ended, running, saving } from './one-card.ts';
import { id } from './one-sale.ts';

/** Each way in which a card could break its word. */
export const brokenCard: readonly Broken[] = [
  [
    aCardKeepsItsWord,
    'while a card runs, exactly what it has not saved of its fee is deferred',
    `update posting set amount_fen = 999 where entry_id = '${id(299)}'`,
  ],
  [
    aCardKeepsItsWord,
    'nothing is deferred for a card that is over or never began',
    `update posting set amount_fen = 16799 where entry_id = '${id(271)}'`,
  ],
  [
    aCardKeepsItsWord,
    'a paid fee is deferred, earned or on its way back, and nothing else',
    `update refund set amount_fen = 16799 where reason = 'card_returned'`,
  ],
  [
    aCardKeepsItsWord,
    'a card that ran to its end gave back what it did not save',
    `update refund set amount_fen = 16799 where reason = 'guarantee'`,
  ],
  [
    aCardKeepsItsWord,
    'a card that was given back gave something back, once',
    `update membership set state = 'returned', closed_at = now() where id = '${running}'`,
  ],
  [
    aCardKeepsItsWord,
    'a saving is told with who funds each fen of it',
    `update card_saving set funding = '[]' where id = '${saving}'`,
  ],
  [
    aCardKeepsItsWord,
    'no order saves more than was promised when it was placed',
    `update member_price set saved_fen = 999`,
  ],
  [
    aCardKeepsItsWord,
    'a saving stands only with its use',
    `update card_saving set redemption_id = '${id(50)}' where id = '${saving}'`,
  ],
  [
    aCardKeepsItsWord,
    'nobody holds two cards at the same moment',
    `drop index membership_once; update membership set state = 'current', closed_at = null,
       holder_id = (select holder_id from membership where id = '${running}'),
       starts_at = now(), ends_at = now() + interval '1 day' where id = '${ended}'`,
  ],
];
