import type { WordsLike } from '#ui/language.tsx';

/** What is said of redemptions that this device did not make. */
export const zh = {
  label: '刚刚核销的',
  byCustomer: '客人自己核销了',
  byStaff: (name: string) => `${name} 核销了`,
  byTill: '收银机核销了',
  several: (title: string, count: number) => `${title}等 ${count} 张`,
  same: '和客人手机上的图形、字一样就对了',
  close: '知道了',
  more: (count: number) => `还有 ${count} 笔，在「今天」里`,
  say: {
    byCustomer: (what: string) => `客人自助核销，${what}`,
    byStaff: (name: string, what: string) => `${name} 核销，${what}`,
    byTill: (what: string) => `收银机核销，${what}`,
  },
};

/** The shape that every language fills. */
export type NewsWords = WordsLike<typeof zh>;
