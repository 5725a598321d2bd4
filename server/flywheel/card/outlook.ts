import type { CardOutlook } from '#contract/card-plan.ts';
import { metresBetween, walkingMinutes } from '#contract/kit/geo.ts';
import { dayMs } from '#contract/kit/time.ts';
import { spentSince } from '#flywheel/order/spent.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { findPlan } from '#parties/member/plan.ts';
import { densityOf } from './density.ts';
import { memberStoresNow } from './density.ts';
import type { MemberStore } from './sql.ts';

export type OutlookAsked = {
  planId: string;
  homeLat: number;
  homeLon: number;
  workLat?: number | undefined;
  workLon?: number | undefined;
};

const shopsShown = 12;
const reachMetres = 1_500;
const historyDays = 90;

/**
 * What a card could do for somebody before they buy it: the shops with members' prices
 * near where they live and work, what members get off there, whether it is sold there, and
 * what they ordered themselves lately. The chance itself is a pure function of the
 * contract that the page computes; no place is kept.
 */
export const outlookOf = async (
  work: Work<'card_plan_not_found'>,
  asked: OutlookAsked,
): Promise<CardOutlook> => {
  const plan = await findPlan(work, asked.planId);
  const stores = await memberStoresNow(work);
  const near = shopsNear(stores, pointsOf(asked));
  const offs = near.flatMap(({ offBp }) => offBp ?? []).toSorted((one, two) => one - two);
  const nearest = densityOf(plan.districts, stores)
    .map((district) => ({ district, metres: metresTo(district, asked) }))
    .toSorted((one, other) => one.metres - other.metres)
    .find(({ district, metres }) => metres <= district.reachMetres);
  return {
    feeFen: plan.feeFen,
    termDays: plan.termDays,
    reachMetres,
    shopsInReach: near.length,
    /** The middle one of what members get off; half of the shops give more. */
    offBp: offs[Math.floor((offs.length - 1) / 2)] ?? 0,
    shops: near.slice(0, shopsShown),
    district: nearest?.district ?? null,
    history: await historyOf(work),
  };
};

type Point = { lat: number; lon: number };
const pointsOf = ({ homeLat, homeLon, workLat, workLon }: OutlookAsked): Point[] => [
  { lat: homeLat, lon: homeLon },
  ...(workLat === undefined || workLon === undefined
    ? []
    : [{ lat: workLat, lon: workLon }]),
];

const metresTo = (to: Point, { homeLat, homeLon }: OutlookAsked): number =>
  metresBetween(homeLat, homeLon, to.lat, to.lon);

const shopsNear = (stores: readonly MemberStore[], points: readonly Point[]) =>
  stores
    .map((store) => {
      const away = points.map(({ lat, lon }) =>
        metresBetween(lat, lon, store.lat, store.lon),
      );
      const metres = Math.min(...away);
      return { store, metres, near: away.indexOf(metres) === 0 ? 'home' : 'work' } as const;
    })
    .filter(({ metres }) => metres <= reachMetres)
    .toSorted((one, other) => one.metres - other.metres)
    .map(({ store, metres, near }) => ({
      placeId: store.placeId,
      name: store.name,
      offer: store.title,
      offBp: percentOf(store),
      near,
      minutes: walkingMinutes(metres),
    }));

/** What is a share of the bill; an amount off is shown, but is no share. */
const percentOf = ({ terms }: MemberStore): number | null =>
  'discount' in terms && 'percentBp' in terms.discount.off
    ? terms.discount.off.percentBp
    : null;

const historyOf = async (work: AnyWork): Promise<CardOutlook['history']> => {
  if (work.actor.personId === null) return null;
  const since = new Date(work.now.getTime() - historyDays * dayMs);
  const { orders, originalFen } = await spentSince(work, work.actor.personId, since);
  if (orders === 0) return null;
  const billFen = Math.round(originalFen / orders);
  return { days: historyDays, orders, billFen };
};
