import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { CampaignAudience, CampaignState } from '#contract/campaign.ts';
import type { Category } from '#contract/place.ts';
import type { Discount, WeeklyWindow } from '#contract/discount.ts';
import { localDayInSql } from '#kit/city.ts';
import type { AnyWork } from '#kit/work.ts';

export type CampaignTable = {
  cityId: string;
  id: string;
  title: string;
  discount: Discount;
  audience: CampaignAudience;
  appliesTo: ('bill' | 'package')[];
  placeIds: string[];
  categories: Category[];
  offerIds: string[];
  windows: WeeklyWindow[];
  state: CampaignState;
  beginsAt: Date;
  endsAt: Date;
  perPerson: number | null;
  dayMoneyFen: number | null;
  dayCount: number | null;
  createdAt: Date;
};
export type CampaignBudgetTable = {
  cityId: string;
  campaignId: string;
  moneyFen: number | null;
  countLimit: number | null;
  usedFen: number;
  usedCount: number;
  spentAt: Date | null;
};
type CampaignStepTable = {
  cityId: string;
  id: string;
  campaignId: string;
  state: CampaignState;
  reason: string | null;
  takenBy: string | null;
  takenAt: Date;
};
/** A reviewed view: campaigns with their budget and why they were last stepped. */
export type CampaignShownView = CampaignTable &
  Omit<CampaignBudgetTable, 'cityId' | 'campaignId'> & { reason: string | null };
declare module '#kit/db.ts' {
  interface Tables {
    campaign: CampaignTable;
    campaignBudget: CampaignBudgetTable;
    campaignStep: CampaignStepTable;
    campaignShown: CampaignShownView;
    /** A reviewed view: who was served where. */
    campaignArrival: { cityId: string; personId: string; placeId: string };
  }
}
export type Campaign = Selectable<CampaignTable>;
export type CampaignShown = Selectable<CampaignShownView>;

const tables = (work: AnyWork) =>
  work.db.$pickTables<
    'campaign' | 'campaignBudget' | 'campaignStep' | 'campaignShown' | 'campaignArrival'
  >();
const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;

export const insertCampaign = async (
  work: AnyWork,
  campaign: Omit<Campaign, 'cityId'>,
  budget: { moneyFen: number | null; countLimit: number | null },
): Promise<void> => {
  await tables(work)
    .insertInto('campaign')
    .values({
      ...campaign,
      cityId: work.cityId,
      discount: json(campaign.discount),
      windows: json(campaign.windows),
    })
    .execute();
  await tables(work)
    .insertInto('campaignBudget')
    .values({
      ...budget,
      cityId: work.cityId,
      campaignId: campaign.id,
      usedFen: 0,
      usedCount: 0,
      spentAt: null,
    })
    .execute();
};

export const insertStep = async (
  work: AnyWork,
  step: Omit<CampaignStepTable, 'cityId'>,
): Promise<void> => {
  await tables(work)
    .insertInto('campaignStep')
    .values({ ...step, cityId: work.cityId })
    .execute();
};

export const lockCampaign = (work: AnyWork, id: string): Promise<Campaign | undefined> =>
  tables(work)
    .selectFrom('campaign')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export const selectCampaign = (work: AnyWork, id: string): Promise<Campaign | undefined> =>
  tables(work)
    .selectFrom('campaign')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .executeTakeFirst();

export const setState = async (
  work: AnyWork,
  id: string,
  state: CampaignState,
): Promise<void> => {
  await tables(work)
    .updateTable('campaign')
    .set({ state })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .execute();
};

export const selectShown = (
  work: AnyWork,
  id: string,
): Promise<CampaignShown | undefined> =>
  tables(work)
    .selectFrom('campaignShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .executeTakeFirst();

export const selectList = (
  work: AnyWork,
  asked: { state: CampaignState | undefined; before: string | null; limit: number },
): Promise<CampaignShown[]> =>
  tables(work)
    .selectFrom('campaignShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .$if(asked.state !== undefined, (query) =>
      query.where('state', '=', asked.state ?? 'live'),
    )
    .$if(asked.before !== null, (query) => query.where('id', '<', asked.before ?? ''))
    .orderBy('id', 'desc')
    .limit(asked.limit)
    .execute();

/** More than a city runs at once. */
const reachingLimit = 50;

export type Reaching = Campaign & {
  moneyFen: number | null;
  countLimit: number | null;
  usedFen: number;
  usedCount: number;
  usedByPerson: number;
  usedTodayFen: number;
  usedTodayCount: number;
  hasArrived: boolean;
};

/**
 * The campaigns that reach a place at this moment, with what is used of them: in all, on
 * this day of the city and by this person. One question, since every quote asks it.
 */
export const selectReaching = async (
  work: AnyWork,
  asked: { placeId: string; category: string; personId: string | null },
): Promise<Reaching[]> => {
  const { cityId, now } = work;
  const { placeId, personId } = asked;
  const result = await sql<Reaching>`
    select campaign.*, budget.money_fen, budget.count_limit, budget.used_fen,
      budget.used_count, coalesce(theirs.used_count, 0) as used_by_person,
      coalesce(day.used_fen, 0) as used_today_fen,
      coalesce(day.used_count, 0) as used_today_count,
      campaign.audience = 'first_arrival' and (
        exists (select from campaign_arrival as arrival where arrival.city_id = ${cityId}
          and arrival.person_id = ${personId}::uuid and arrival.place_id = ${placeId}::uuid)
        or exists (select from campaign_first as first where first.city_id = ${cityId}
          and first.campaign_id = campaign.id and first.person_id = ${personId}::uuid
          and first.place_id = ${placeId}::uuid)) as has_arrived
    from campaign
    join campaign_budget as budget
      on budget.city_id = campaign.city_id and budget.campaign_id = campaign.id
    left join campaign_use as theirs on theirs.city_id = campaign.city_id
      and theirs.campaign_id = campaign.id and theirs.person_id = ${personId}::uuid
    left join campaign_day as day on day.city_id = campaign.city_id
      and day.campaign_id = campaign.id and day.day = ${localDayInSql(work, now)}
    where campaign.city_id = ${cityId} and campaign.state = 'live'
      and campaign.begins_at <= ${now} and campaign.ends_at > ${now}
      and (campaign.place_ids = '{}' or ${placeId}::uuid = any(campaign.place_ids))
      and (campaign.categories = '{}' or ${asked.category} = any(campaign.categories))
    order by campaign.id limit ${reachingLimit}`.execute(tables(work));
  return result.rows;
};
