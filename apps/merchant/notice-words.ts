import type { WordsLike } from '#ui/language.tsx';

export const zh = {
  title: '通知',
  lead: '要你知道的事都在这里。点「知道了」，平台就知道你看到了。',
  bell: (unread: number) => (unread > 0 ? `通知，${unread} 条未读` : '通知'),
  empty: '还没有通知',
  emptyMore: '项目要结束、规则要变，都会先告诉你。',
  know: '知道了',
  known: (name: string, at: string) => `${name} ${at} 点了知道了`,
};
export const en: WordsLike<typeof zh> = {
  title: 'Notices',
  lead: 'What you have to know. Say that you know, and the operator sees it.',
  bell: (unread) => (unread > 0 ? `Notices, ${unread} unread` : 'Notices'),
  empty: 'No notices yet',
  emptyMore: 'Endings and changes of the rules are told here first.',
  know: 'I know',
  known: (name, at) => `${name} acknowledged ${at}`,
};
