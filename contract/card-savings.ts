import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, pageOf, pageQuery } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { Instant } from './kit/time.ts';
import { Funder } from './offer.ts';

/** Who carried how many fen of a saving. */
export const Funded = z.object({ funder: Funder, fen: Fen });
export type Funded = z.infer<typeof Funded>;

/** What one use at a counter cost less than it would have cost a guest. */
export const CardSavingView = z.object({
  id: Id,
  redemptionId: Id,
  title: z.string(),
  placeId: Id,
  placeName: z.string(),
  savedFen: Fen,
  funding: z.array(Funded),
  savedAt: Instant,
  /** Taken back with the use; it then counts for nothing. */
  undoneAt: Instant.nullable(),
});
export type CardSavingView = z.infer<typeof CardSavingView>;

export const listCardSavings = endpoint({
  name: 'listCardSavings',
  method: 'GET',
  path: '/cities/:city/cards/:card/savings',
  who: ['customer'],
  summary: 'Every saving of a card line by line, newest first, with who funded it',
  params: cityParams.extend({ card: Id }),
  query: z.strictObject(pageQuery),
  reply: pageOf(CardSavingView).extend({
    savedFen: Fen,
    feeFen: Fen,
    /** The fee less what was saved; on the last day it comes back by itself. */
    missingFen: Fen,
  }),
  status: 200,
  keyed: false,
  refusals: ['card_not_found'],
});
