import type { MembershipView } from '#contract/card.ts';
import { buyCard, listMyCards } from '#contract/card.ts';
import { listCardSavings } from '#contract/card-savings.ts';
import { makeCardPlan, moveCardPlan } from '#contract/card-plan.ts';
import type { CardPlanDraft } from '#contract/card-plan.ts';
import { redeemVoucher } from '#contract/redemption.ts';
import type { RedemptionView } from '#contract/redemption.ts';
import { city } from './town.ts';
import type { Name, Town } from './town.ts';
import { liveOffer, order, payAt, vouchersOf } from './wheel.ts';

/** Builders of a member's year: a plan, a card that is paid for, a bill that saves. */
export const fee = 16_800;
export const harbour = '码头';

export const planOf = (changes: Partial<CardPlanDraft> = {}): CardPlanDraft => ({
  title: '街坊卡',
  feeFen: fee,
  termDays: 365,
  seats: 1,
  benefits: { partners: ['影院周二半价'], exclusives: ['年夜饭抢位'] },
  districts: [
    { name: harbour, lat: 30.25, lon: 122.2, reachMetres: 800, storesNeeded: 1 },
    { name: '老城', lat: 30.3, lon: 122.3, reachMetres: 800, storesNeeded: 3 },
  ],
  ...changes,
});

export const planOnSale = async (
  town: Town,
  changes: Partial<CardPlanDraft> = {},
): Promise<string> => {
  const xu = town.as('xu');
  const { id } = await xu(makeCardPlan, { city, ...planOf(changes) });
  await xu(moveCardPlan, { city, plan: id, to: 'on_sale' });
  return id;
};

/** Members get 10 % off any bill at the noodle bar; a third of it the platform gives. */
export const tenOffForMembers = (town: Town): Promise<string> =>
  liveOffer(town, {
    title: '会员 9 折',
    terms: {
      kind: 'bill',
      audience: 'member',
      discount: {
        base: 'original',
        off: { percentBp: 1_000 },
        minimumFen: 0,
        capFen: null,
      },
      appliesTo: ['bill'],
    },
    sellUntil: new Date(Date.UTC(2099, 11, 31)).toISOString(),
  });

export const orderCard = async (
  town: Town,
  who: Name,
  planId: string,
  giftPhone?: string,
) =>
  town.as(who)(buyCard, {
    city,
    planId,
    district: harbour,
    ...(giftPhone === undefined ? {} : { giftPhone }),
  });

/** A card of somebody's own, ordered and paid for. */
export const haveCard = async (town: Town, who: Name, planId: string): Promise<string> => {
  const { cardId, order: placed } = await orderCard(town, who, planId);
  await payAt(town, who, placed.id);
  await town.server.tick();
  return cardId;
};

export const cardOf = async (
  town: Town,
  who: Name,
  cardId: string,
): Promise<MembershipView> => {
  const { items } = await town.as(who)(listMyCards, { city });
  const card = items.find(({ id }) => id === cardId);
  if (!card) throw new Error(`${who} has no card ${cardId}`);
  return card;
};

/** Pays a bill ahead and redeems it at the counter. */
export const eat = async (
  town: Town,
  who: Name,
  billFen: number,
): Promise<RedemptionView> => {
  const placed = await order(town, who, { kind: 'bill', billFen, excludedFen: 0 });
  await payAt(town, who, placed.id);
  await town.server.tick();
  const [voucher] = await vouchersOf(town, who, placed.id);
  if (!voucher) throw new Error('a paid bill is a voucher');
  return use(town, voucher.code ?? '');
};

export const use = (town: Town, code: string): Promise<RedemptionView> =>
  town.as('chen')(redeemVoucher, {
    city,
    code,
    place: town.places.noodles,
    channel: 'typed',
  });

export const savingsOf = (town: Town, who: Name, cardId: string) =>
  town.as(who)(listCardSavings, { city, card: cardId });

/** What stands in an account of the ledger: in less out, in fen. */
export const balance = async (town: Town, account: string): Promise<number> => {
  const [row] = await town.sql<{ fen: string }>(
    `select coalesce(sum(case when to_account = $1 then amount_fen else -amount_fen end), 0)
      as fen from posting where $1 in (from_account, to_account)`,
    [account],
  );
  return Number(row?.fen ?? 0);
};

export const deferred = (cardId: string): string => `card:${cardId}:deferred`;

/** What went back to customers of a card's order, by its reason. */
export const backOf = async (town: Town, cardId: string) => {
  const rows = await town.sql<{ reason: string; fen: string }>(
    `select reason, sum(amount_fen) as fen from refund
      join membership on membership.order_id = refund.order_id
      where membership.id = $1 group by reason`,
    [cardId],
  );
  return Object.fromEntries(rows.map(({ reason, fen }) => [reason, Number(fen)]));
};
