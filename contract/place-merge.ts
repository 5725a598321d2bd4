import { z } from 'zod';
import { cityParams } from './city.ts';
import { can } from './kit/can.ts';
import type { StateTable } from './kit/can.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, pageOf, pageQuery } from './kit/id.ts';
import { refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';
import { Category, Lat, Lon } from './place.ts';

/** Two listings of one place: the house proposes, a person decides, and may undo. */
export const MergeState = z.enum(['proposed', 'merged', 'dismissed', 'undone']);
export type MergeState = z.infer<typeof MergeState>;

/** What may be done with a proposal; taking back "not the same" proposes it again. */
export const mergeStates = {
  confirm: ['proposed', 'undone'],
  dismiss: ['proposed', 'undone'],
  undo: ['merged', 'dismissed'],
} as const satisfies StateTable<MergeState, 'confirm' | 'dismiss' | 'undo'>;
export const mergeCan = can<MergeState, keyof typeof mergeStates>(mergeStates);

export const MergeReason = z.object({
  reason: z.enum([
    'name_same',
    'name_close',
    'name_contained',
    'name_alike',
    'name_generic',
    'name_kind_differs',
    'name_different',
    'branch_same',
    'branch_differs',
    'address_same_door',
    'address_same_street',
    'address_other_door',
    'address_other_street',
    'phone_same',
    'phone_differs',
    'position_same_spot',
    'position_near',
    'position_apart',
    'position_far',
    'category_same',
    'category_differs',
    'cuisine_shared',
  ]),
  /** What it added to the score, in log-odds; less than nought speaks against. */
  points: z.number(),
});
export type MergeReason = z.infer<typeof MergeReason>;

/** One side of a pair as its source tells it. */
export const MergeSide = z.object({
  placeId: Id,
  source: z.string(),
  name: z.string(),
  category: Category,
  cuisines: z.array(z.string()),
  lat: Lat,
  lon: Lon,
  address: z.string().nullable(),
  phone: z.string().nullable(),
  hoursText: z.string().nullable(),
  merchantId: Id.nullable(),
  merchantName: z.string().nullable(),
  state: z.enum(['open', 'closed']),
});
export type MergeSide = z.infer<typeof MergeSide>;

export const PlaceMergeView = z.object({
  id: Id,
  state: MergeState,
  /** 0 to 1; what the house makes of the reasons. */
  score: z.number().min(0).max(1),
  reasons: z.array(MergeReason),
  distanceMetres: z.int(),
  kept: MergeSide,
  dropped: MergeSide,
  proposedAt: Instant,
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
});
export type PlaceMergeView = z.infer<typeof PlaceMergeView>;

export const placeMergeRefusals = refusals({
  /** Links to it live on: ask for the place it is one with. */
  place_merged: { status: 410, facts: z.object({ placeId: Id, intoPlaceId: Id }) },
  merge_not_found: { status: 404, facts: z.object({ mergeId: z.string() }) },
  /** Somebody decided first, or it was decided long ago. */
  merge_not_in_state: { status: 409, facts: z.object({ state: MergeState }) },
  /** One of the two has closed or was merged elsewhere since. */
  merge_place_gone: { status: 409, facts: z.object({ placeId: Id }) },
  /** Two businesses say the place is theirs; they settle it before the map does. */
  merge_claimed_by_two: {
    status: 409,
    facts: z.object({ keptMerchant: z.string(), droppedMerchant: z.string() }),
  },
  /** What was kept went into a third place later: that is taken back first. */
  merge_undo_later_first: { status: 409, facts: z.object({ mergeId: Id }) },
});

const mergeParams = cityParams.extend({ merge: Id });

export const listPlaceMerges = endpoint({
  name: 'listPlaceMerges',
  method: 'GET',
  path: '/cities/:city/place-merges',
  who: ['operator'],
  summary: 'Pairs of listings that may be one place, in one state, the likeliest first',
  params: cityParams,
  query: z.strictObject({ state: MergeState.default('proposed'), ...pageQuery }),
  reply: pageOf(PlaceMergeView),
  status: 200,
  keyed: false,
  refusals: [],
});

export const confirmPlaceMerge = endpoint({
  name: 'confirmPlaceMerge',
  method: 'POST',
  path: '/cities/:city/place-merges/:merge/confirmation',
  who: ['operator'],
  summary: 'They are one place: what hangs on the dropped one moves to the kept one',
  params: mergeParams,
  body: z.strictObject({}),
  reply: PlaceMergeView,
  status: 200,
  keyed: true,
  refusals: [
    'merge_not_found',
    'merge_not_in_state',
    'merge_place_gone',
    'merge_claimed_by_two',
  ],
});

export const dismissPlaceMerge = endpoint({
  name: 'dismissPlaceMerge',
  method: 'POST',
  path: '/cities/:city/place-merges/:merge/dismissal',
  who: ['operator'],
  summary: 'They are two places: the pair is never proposed again',
  params: mergeParams,
  body: z.strictObject({}),
  reply: PlaceMergeView,
  status: 200,
  keyed: true,
  refusals: ['merge_not_found', 'merge_not_in_state'],
});

export const undoPlaceMerge = endpoint({
  name: 'undoPlaceMerge',
  method: 'POST',
  path: '/cities/:city/place-merges/:merge/undo',
  who: ['operator'],
  summary: 'Take a decision back: a merge moves exactly what it moved back again',
  params: mergeParams,
  body: z.strictObject({}),
  reply: PlaceMergeView,
  status: 200,
  keyed: true,
  refusals: ['merge_not_found', 'merge_not_in_state', 'merge_undo_later_first'],
});
