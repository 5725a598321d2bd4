import { hourMs, minuteMs } from '#contract/kit/time.ts';
import type {
  NotApplied,
  SubsidyNotApplied,
  WhyNoSubsidy,
  WhyNot,
} from '#contract/quote.ts';
import type { Language } from './language.tsx';
import { money } from './price.tsx';
import { clock } from './time.ts';

/** Why an offer is not in the price, without its numbers. */
export const whyNotWords: Record<Language, Record<WhyNot, string>> = {
  zh: {
    below_minimum: '还没到使用门槛',
    outside_window: '现在不在优惠时段',
    members_only: '会员可享',
    limit_reached: '已经买满每人限购',
    beaten_in_its_lane: '有更划算的，已替你选上',
    sold_out: '卖完了',
    not_for_this_basket: '不能用在这次消费上',
    not_on_sale_yet: '还没开卖',
    sale_over: '已经停售',
  },
  en: {
    below_minimum: 'the bill is below the minimum',
    outside_window: 'not at this hour',
    members_only: 'for members',
    limit_reached: 'you have the most a person may buy',
    beaten_in_its_lane: 'a better offer is already applied',
    sold_out: 'sold out',
    not_for_this_basket: 'not for this kind of purchase',
    not_on_sale_yet: 'not on sale yet',
    sale_over: 'no longer on sale',
  },
};

/** Why a campaign of the platform is not in the price, without its numbers. */
export const whyNoSubsidyWords: Record<Language, Record<WhyNoSubsidy, string>> = {
  zh: {
    below_minimum: '还没到使用门槛',
    outside_window: '现在不在补贴时段',
    members_only: '会员可享',
    first_arrival_only: '只给第一次到这家店的人',
    limit_reached: '你已经领满了',
    beaten: '有更多的，已替你用上',
    spent_today: '今天的发完了，明天再来',
    spent: '已经发完了',
  },
  en: {
    below_minimum: 'the bill is below the minimum',
    outside_window: 'not at this hour',
    members_only: 'for members',
    first_arrival_only: 'for a first visit to this place',
    limit_reached: 'you have had yours',
    beaten: 'a larger one is already applied',
    spent_today: 'today’s has run out, there is more tomorrow',
    spent: 'it has run out',
  },
};

/** Why a campaign is not in the price, with how much is missing where that is it. */
export const whyNoSubsidySentence = (
  language: Language,
  not: SubsidyNotApplied,
): string => {
  if (not.why !== 'below_minimum' || not.missingFen === null) {
    return whyNoSubsidyWords[language][not.why];
  }
  const missing = money(not.missingFen);
  return language === 'zh' ? `还差 ${missing}` : `${missing} short of the minimum`;
};

/** Why, with what would fix it: "还差 ¥12", "15:00 开始", "会员可享". */
export const whyNotSentence = (
  language: Language,
  not: NotApplied,
  timeZone?: string,
  nowMs: number = Date.now(),
): string => {
  if (not.why === 'below_minimum' && not.missingFen !== null) {
    const missing = money(not.missingFen);
    return language === 'zh' ? `还差 ${missing}` : `${missing} short of the minimum`;
  }
  if (not.why === 'outside_window' && not.opensInMinutes !== null) {
    const opensMs = nowMs + not.opensInMinutes * minuteMs;
    const starts = clock(new Date(opensMs).toISOString(), timeZone);
    const days = Math.round(not.opensInMinutes / (24 * 60));
    if (not.opensInMinutes * minuteMs > 20 * hourMs) {
      return language === 'zh'
        ? `${days || 1} 天后 ${starts} 开始`
        : `starts at ${starts} in ${days || 1} ${days > 1 ? 'days' : 'day'}`;
    }
    return language === 'zh' ? `${starts} 开始` : `starts at ${starts}`;
  }
  return whyNotWords[language][not.why];
};
