import { yuan } from '#contract/kit/money.ts';

/** Yuan as somebody typed them → fen; NaN where it is not an amount: "12.5" → 1250. */
export const fenOf = (typed: string): number => {
  const bare = typed.replace(/[\s,，¥￥元]/g, '');
  if (!/^\d{1,9}(\.\d{0,2})?$/.test(bare)) return Number.NaN;
  const [whole = '0', rest = ''] = bare.split('.');
  return Number(whole) * 100 + Number(rest.padEnd(2, '0'));
};

/** Fen → what an input shows; whole yuan without a tail. */
export const typedOf = (fen: number): string => yuan(fen, true);
