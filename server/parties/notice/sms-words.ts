import type { NoticeFacts, NoticeKind } from '#contract/notice.ts';

type Said = { kind: NoticeKind; facts: NoticeFacts };
type Words = (fact: (name: string) => string) => [zh: string, en: string];

/**
 * What each kind of notice says in a short message: what happens, when, and where to look.
 * Both languages in one, since nobody's language is known by their number.
 */
export const smsFor = ({ kind, facts }: Said): string => {
  const [zh, en] = words[kind]((name) => String(facts[name] ?? ''));
  return `【抵达】${zh} ${en}`;
};

const lapses =
  (days: number): Words =>
  (fact) => [
    `你的「${fact('title')}」还有 ${days} 天到期（${fact('until')}）。没用完的到期自动退款。`,
    `“${fact('title')}” lapses in ${days} ${days === 1 ? 'day' : 'days'} ` +
      `(${fact('until')}). What is unused is refunded by itself.`,
  ];
const cardLapses =
  (days: number): Words =>
  (fact) => [
    `你的会员卡「${fact('title')}」还有 ${days} 天到期（${fact('until')}）。省得不够年费的，差额自动退回。`,
    `Your card “${fact('title')}” ends in ${days} ${days === 1 ? 'day' : 'days'} ` +
      `(${fact('until')}). If it saved you less than it cost, the difference comes back.`,
  ];
const benefitLapses =
  (days: number): Words =>
  (fact) => [
    `会员权益「${fact('title')}」还有 ${days} 天到期（${fact('until')}），别忘了用。`,
    `Your benefit “${fact('title')}” lapses in ${days} ` +
      `${days === 1 ? 'day' : 'days'} (${fact('until')}).`,
  ];
const ends: Words = (fact) => [
  `「${fact('title')}」将于 ${fact('endsOn')} 结束，今天起停售，已售的券到那天前照常核销。` +
    `请到商家后台点「知道了」。`,
  `“${fact('title')}” ends on ${fact('endsOn')}. Sales stop now; vouchers are honoured ` +
    `until then. Please confirm in the merchant console.`,
];

const words: Record<NoticeKind, Words> = {
  voucher_lapses_30: lapses(30),
  voucher_lapses_7: lapses(7),
  voucher_lapses_1: lapses(1),
  card_renews: (fact) => [
    `会员卡「${fact('title')}」将于 ${fact('on')} 自动续费 ${fact('fee')}。不想续，打开抵达一键取消。`,
    `Your card “${fact('title')}” renews on ${fact('on')} for ${fact('fee')}. ` +
      `One tap in Arrival cancels it.`,
  ],
  card_renewed: (fact) => [
    `会员卡「${fact('title')}」已续费 ${fact('fee')}，用到 ${fact('until')}。`,
    `Your card “${fact('title')}” was renewed for ${fact('fee')}, until ${fact('until')}.`,
  ],
  card_lapses_30: cardLapses(30),
  card_lapses_7: cardLapses(7),
  card_lapses_1: cardLapses(1),
  card_benefit_lapses_30: benefitLapses(30),
  card_benefit_lapses_7: benefitLapses(7),
  card_benefit_lapses_1: benefitLapses(1),
  card_guarantee_paid: (fact) => [
    `会员卡没省回年费，差额 ${fact('amount')} 已退回原路。`,
    `Your card saved less than it cost: ${fact('amount')} is on its way back to you.`,
  ],
  programme_ends: ends,
  programme_ends_again: ends,
  programme_ends_last: ends,
  programme_end_moved: (fact) => [
    `「${fact('title')}」的结束日改到 ${fact('endsOn')}，之前照常核销。`,
    `“${fact('title')}” now ends on ${fact('endsOn')}; vouchers are honoured until then.`,
  ],
  programme_ends_member: (fact) => [
    `「${fact('title')}」将于 ${fact('endsOn')} 结束。你的券到那天前照常用，` +
      `没用完的自动退款，不用申请。`,
    `“${fact('title')}” ends on ${fact('endsOn')}. Your vouchers work until ` +
      `then; what is unused is refunded by itself.`,
  ],
  programme_refunded: (fact) => [
    `「${fact('title')}」已结束，没用完的 ${fact('amount')} 已开始原路退回，15 天内到账。`,
    `“${fact('title')}” has ended. ${fact('amount')} for what was unused is on its way, ` +
      `within 15 days.`,
  ],
  festival_reward: (fact) => [
    `「${fact('title')}」集满 ${fact('stamps')} 个章，奖励在抵达里等你。`,
    `“${fact('title')}”: ${fact('stamps')} stamps collected. Your reward waits in Arrival.`,
  ],
};
