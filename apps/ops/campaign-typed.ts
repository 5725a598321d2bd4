import type { CampaignAudience, CampaignDraft } from '#contract/campaign.ts';
import { dayMs } from '#contract/kit/time.ts';

/** A campaign as it stands in the form: text, until it is sent. */
export type CampaignTyped = {
  title: string;
  kind: 'amount' | 'percent';
  off: string;
  cap: string;
  minimum: string;
  audience: CampaignAudience;
  appliesTo: CampaignDraft['appliesTo'];
  categories: CampaignDraft['categories'];
  days: string;
  money: string;
  count: string;
  perPerson: string;
  dayMoney: string;
  dayCount: string;
};

export const nothingTyped: CampaignTyped = {
  title: '',
  kind: 'amount',
  off: '',
  cap: '',
  minimum: '',
  audience: 'everyone',
  appliesTo: ['bill', 'package'],
  categories: [],
  days: '30',
  money: '',
  count: '',
  perPerson: '',
  dayMoney: '',
  dayCount: '',
};

/** What was typed as a draft that begins now; null where something is missing. */
export const draftOfTyped = (typed: CampaignTyped, nowMs: number): CampaignDraft | null => {
  const off = hundredths(typed.off);
  const [days, money, minimum] = [whole(typed.days), limit(typed.money), typed.minimum];
  const minimumFen = minimum.trim() === '' ? 0 : hundredths(minimum);
  const parts = [off, days, money, minimumFen, limit(typed.cap), limit(typed.dayMoney)];
  const counts = [typed.count, typed.perPerson, typed.dayCount].map(countOf);
  const [count = null, perPerson = null, dayCount = null] = counts;
  const title = typed.title.trim();
  if ([...parts, ...counts].some((part) => Number.isNaN(part))) return null;
  if (!title || off === 0 || days === 0 || typed.appliesTo.length === 0) return null;
  if (money === null && count === null) return null;
  return {
    title,
    discount: {
      base: 'remaining',
      off: typed.kind === 'amount' ? { amountFen: off } : { percentBp: off },
      minimumFen,
      capFen: limit(typed.cap),
    },
    audience: typed.audience,
    appliesTo: typed.appliesTo,
    placeIds: [],
    categories: typed.categories,
    offerIds: [],
    windows: [],
    beginsAt: new Date(nowMs).toISOString(),
    endsAt: new Date(nowMs + days * dayMs).toISOString(),
    budget: {
      moneyFen: money,
      count,
      perPerson,
      dayMoneyFen: limit(typed.dayMoney),
      dayCount,
    },
  };
};

/** "12.5" → 1250: yuan as fen, per cent as basis points; NaN where it is no number. */
const hundredths = (text: string): number => {
  const bare = text.replace(/[\s,，¥￥元%]/g, '');
  return /^\d{1,9}(\.\d{1,2})?$/.test(bare) ? Math.round(Number(bare) * 100) : Number.NaN;
};

/** An empty field is no limit. */
const limit = (text: string): number | null =>
  text.trim() === '' ? null : hundredths(text);

const countOf = (text: string): number | null => (text.trim() === '' ? null : whole(text));

const whole = (text: string): number =>
  /^[1-9]\d{0,7}$/.test(text.trim()) ? Number(text) : Number.NaN;
