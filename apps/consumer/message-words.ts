import type { WordsLike } from '#ui/language.tsx';

export const zh = {
  title: '消息',
  open: '我的消息',
  openMore: '到期提醒、退款、项目结束',
  signIn: '登录看消息',
  signInWhy: '券快到期、钱退回来了，都会在这里说。',
  empty: '还没有消息',
  emptyMore: '券快到期时，会提前 30 天、7 天、1 天告诉你。',
  unread: '未读',
  endings: '项目结束公告',
  noEndings: '现在没有项目要结束',
  noEndingsMore: '有项目要结束，会提前至少 30 天写在这里。',
  endsOn: (day: string) => `${day} 结束`,
  ended: '已结束',
  rights: '没用完的券到结束那天都能用，之后自动退款，15 天内到账。',
};
export const en: WordsLike<typeof zh> = {
  title: 'Messages',
  open: 'My messages',
  openMore: 'Reminders, refunds, endings',
  signIn: 'Sign in to read your messages',
  signInWhy: 'Vouchers about to lapse and refunds are told here.',
  empty: 'No messages yet',
  emptyMore: 'You are told 30 days, 7 days and 1 day before a voucher lapses.',
  unread: 'New',
  endings: 'What is ending',
  noEndings: 'Nothing is ending',
  noEndingsMore: 'Whatever ends is announced here at least 30 days ahead.',
  endsOn: (day) => `Ends ${day}`,
  ended: 'Ended',
  rights:
    'Vouchers work until the end; what is unused is refunded by itself within 15 days.',
};
