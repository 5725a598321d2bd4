import type { EntryKind } from '#contract/ledger.ts';

export type CardEntryKind = Extract<
  EntryKind,
  'card_sale' | 'card_saving' | 'card_saving_undone' | 'card_refund' | 'guarantee'
>;

/** What an entry about a member card did; `all` is what it moved, as money. */
export const cardSentence = (zh: boolean, kind: CardEntryKind, all: string): string => {
  switch (kind) {
    case 'card_sale':
      return zh
        ? `卖出一张会员卡：${all} 先不算收入，省多少才赚多少。`
        : `A member card was sold: ${all} is income only as far as the card saves.`;
    case 'card_saving':
      return zh
        ? `会员卡替顾客省了钱，年费里的 ${all} 算赚到了。`
        : `The card saved its member money ${all} of its fee is earned.`;
    case 'card_saving_undone':
      return zh
        ? `省的钱随核销一起撤销，${all} 退回未赚到的年费。`
        : `A saving was taken back with its use; ${all} of the fee is no longer earned.`;
    case 'card_refund':
      return zh
        ? `会员卡退了：动了年费里的 ${all}，该退的转去退款，其余算收入。`
        : `A card was given back: ${all} of its fee moved, to a refund or to income.`;
    case 'guarantee':
      return zh
        ? `到期没省够，差的 ${all} 自动退给顾客。`
        : `The card saved less than its fee; the missing ${all} goes back by itself.`;
  }
};
