import type { NoticeFacts, NoticeKind, NoticeView } from '#contract/notice.ts';
import type { Language } from './language.tsx';

export type NoticeSaid = { title: string; body: string };
type Fact = (name: string) => string;
type Words = (fact: Fact) => readonly [title: string, body: string];
type Both = { zh: Words; en: Words };

/** What a notice says to its reader: what happens, what it means, what to do. */
export const noticeSentence = (
  language: Language,
  notice: Pick<NoticeView, 'kind' | 'facts'>,
): NoticeSaid => {
  const [title, body] = words[notice.kind][language](factOf(language, notice.facts));
  return { title, body };
};

/** `title` in the reader's language where there is one. */
const factOf =
  (language: Language, facts: NoticeFacts): Fact =>
  (name) => {
    const own = language === 'en' ? facts[`${name}En`] : undefined;
    return String(own ?? facts[name] ?? '');
  };

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
const lapses = (count: number): Both => ({
  zh: (fact) => [
    `还有 ${count} 天到期：${fact('title')}`,
    `${fact('until')} 前都能用。没用完的，到期自动退款。`,
  ],
  en: (fact) => [
    `${days(count)} left: ${fact('title')}`,
    `Good until ${fact('until')}. What is unused then is refunded by itself.`,
  ],
});
const cardLapses = (count: number): Both => ({
  zh: (fact) => [
    `会员卡还有 ${count} 天到期：${fact('title')}`,
    `用到 ${fact('until')}。省得不够年费的，差额自动退回。`,
  ],
  en: (fact) => [
    `${days(count)} left of your card: ${fact('title')}`,
    `Good until ${fact('until')}. If it saved less than it cost, the rest comes back.`,
  ],
});
const benefitLapses = (count: number): Both => ({
  zh: (fact) => [
    `权益还有 ${count} 天到期：${fact('title')}`,
    `${fact('until')} 前用掉，别浪费。`,
  ],
  en: (fact) => [
    `${days(count)} left of a benefit: ${fact('title')}`,
    `Use it by ${fact('until')}.`,
  ],
});
const ends: Both = {
  zh: (fact) => [
    `「${fact('title')}」${fact('endsOn')} 结束`,
    `${fact('saidZh')} 今天起停售；卖出去的券，到那天前请照常核销。你是最先知道的，会员和公众随后才通知。`,
  ],
  en: (fact) => [
    `“${fact('title')}” ends on ${fact('endsOn')}`,
    `${fact('saidEn')} Sales have stopped; please honour what was sold until then. ` +
      'You hear it first: members and the public follow.',
  ],
};

const words: Record<NoticeKind, Both> = {
  voucher_lapses_30: lapses(30),
  voucher_lapses_7: lapses(7),
  voucher_lapses_1: lapses(1),
  card_renews: {
    zh: (fact) => [
      `会员卡 ${fact('on')} 自动续费`,
      `「${fact('title')}」续一期 ${fact('fee')}。不想续，一键取消。`,
    ],
    en: (fact) => [
      `Your card renews on ${fact('on')}`,
      `“${fact('title')}”, ${fact('fee')}. One tap cancels it.`,
    ],
  },
  card_renewed: {
    zh: (fact) => [`会员卡已续费`, `「${fact('title')}」用到 ${fact('until')}。`],
    en: (fact) => [`Your card was renewed`, `“${fact('title')}”, until ${fact('until')}.`],
  },
  card_lapses_30: cardLapses(30),
  card_lapses_7: cardLapses(7),
  card_lapses_1: cardLapses(1),
  card_benefit_lapses_30: benefitLapses(30),
  card_benefit_lapses_7: benefitLapses(7),
  card_benefit_lapses_1: benefitLapses(1),
  card_guarantee_paid: {
    zh: (fact) => [
      `没省回年费，差额退你了`,
      `${fact('amount')} 已开始原路退回，不用申请。`,
    ],
    en: (fact) => [
      'Your card saved less than it cost',
      `${fact('amount')} is on its way back to you.`,
    ],
  },
  programme_ends: ends,
  programme_ends_again: ends,
  programme_ends_last: ends,
  programme_end_moved: {
    zh: (fact) => [`「${fact('title')}」改到 ${fact('endsOn')} 结束`, '之前照常核销。'],
    en: (fact) => [
      `“${fact('title')}” now ends on ${fact('endsOn')}`,
      'Vouchers are honoured until then.',
    ],
  },
  programme_ends_member: {
    zh: (fact) => [
      `「${fact('title')}」${fact('endsOn')} 结束`,
      `${fact('saidZh')} 你的券到那天前照常用；没用完的自动退款，不用申请。`,
    ],
    en: (fact) => [
      `“${fact('title')}” ends on ${fact('endsOn')}`,
      `${fact('saidEn')} Your vouchers work until then; what is unused comes back by itself.`,
    ],
  },
  programme_refunded: {
    zh: (fact) => [
      `退你 ${fact('amount')}`,
      `「${fact('title')}」结束了，没用完的正在原路退回，15 天内到账。`,
    ],
    en: (fact) => [
      `${fact('amount')} is coming back`,
      `“${fact('title')}” has ended; what was unused reaches you within 15 days.`,
    ],
  },
  festival_reward: {
    zh: (fact) => [`集满 ${fact('stamps')} 个章`, `「${fact('title')}」的奖励到手了。`],
    en: (fact) => [
      `${fact('stamps')} stamps`,
      `Your reward of “${fact('title')}” is here.`,
    ],
  },
};
