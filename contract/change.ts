import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id } from './kit/id.ts';
import { refusals } from './kit/refusal.ts';
import { RedemptionView } from './redemption.ts';

/** Who has been away longer than this starts anew, with the list of redemptions. */
export const changesKeptDays = 30;

/**
 * One thing that happened at a store. A redemption is redeemed once and undone at most
 * once, so `kind` and the redemption's id name a change: who has seen the pair drops it.
 */
export const ChangeView = z.object({
  kind: z.enum(['redeemed', 'undone']),
  /** As it is now, which may be later than the change: `undoneAt` may be set already. */
  redemption: RedemptionView,
});
export type ChangeView = z.infer<typeof ChangeView>;

export const changeRefusals = refusals({
  /** Too old, or from a database that was set back since: start without `after`. */
  cursor_forgotten: { status: 410, facts: z.object({ keptDays: z.int() }) },
});

/**
 * Everything that is redeemed and undone at a store, for whoever polls it. A change comes
 * at least once, however transactions overtake each other: now and then twice, never not at
 * all. Store what came together with `nextCursor`, then act on it.
 */
export const listChanges = endpoint({
  name: 'listChanges',
  method: 'GET',
  path: '/cities/:city/stores/:place/changes',
  who: ['staff', 'owner', 'till'],
  summary: 'What happened at a store since a cursor; without one, the cursor of now',
  params: cityParams.extend({ place: Id }),
  query: z.strictObject({
    /** The `nextCursor` of the last answer, as it came. */
    after: z
      .string()
      .regex(/^[0-9a-z][0-9a-z.~-]{0,1999}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  reply: z.object({ items: z.array(ChangeView), nextCursor: z.string() }),
  status: 200,
  keyed: false,
  refusals: ['not_staff_here', 'cursor_forgotten'],
});
