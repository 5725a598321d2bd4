import type { NewsWords } from './words.zh.ts';

export const en: NewsWords = {
  label: 'Just redeemed',
  byCustomer: 'The customer redeemed it',
  byStaff: (name) => `Redeemed by ${name}`,
  byTill: 'Redeemed at the till',
  several: (title, count) => `${title} and more, ${count} in all`,
  same: 'Right if shape and word match the customer’s phone',
  close: 'Got it',
  more: (count) => `${count} more, under “Today”`,
  say: {
    byCustomer: (what) => `Redeemed by the customer: ${what}`,
    byStaff: (name, what) => `Redeemed by ${name}: ${what}`,
    byTill: (what) => `Redeemed at the till: ${what}`,
  },
};
