import type { WordsLike } from '#ui/language.tsx';

/** What the owner reads about a store's stands. */
export const zh = {
  link: '立牌',
  title: (store: string) => `${store}的立牌`,
  lead: '放在店里，客人用任何相机一扫就能付账单、用券，核销台会念出来，店员不用操作。',
  back: '门店',
  none: '这家店还没有立牌',
  noneMore: '做一块，打印出来，放在收银台或桌上。',
  make: '做一块立牌',
  makeAnother: '再做一块',
  making: '正在做…',
  choose: '选一块立牌',
  code: '编号',
  madeAt: (at: string) => `${at} 做的`,
  retiredAt: (at: string) => `${at} 停用`,
  size: '纸张',
  print: '打印',
  preview: '打印出来是这样',
  retire: '停用这块',
  going: '正在停用…',
  goingSoon: (code: string) => `立牌 ${code} 马上停用`,
  retireMeans:
    '贴纸被换、被人拿走，就停用旧的，再做一块新的。停用以后扫它会告诉客人换了新的。',
  past: '停用的',
  tips: '用白纸黑字打印，别缩小、别加图。哑光膜比亮膜好扫。',
};

/** The shape that every language fills. */
export type StandWords = WordsLike<typeof zh>;
