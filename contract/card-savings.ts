import { z } from 'zod';
import { Id } from './kit/id.ts';
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
