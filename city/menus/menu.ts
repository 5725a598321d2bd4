/**
 * Dishes and services: what they are called, cost, and what people say about them.
 * One line each: `role 中文 = English = yuan = remark | remark @thing,thing`. The role is
 * M (main), S (side), D (drink or sweet). A dish with an @ is sold only by shops whose
 * sign names that thing; without it, any shop of the trade may have it.
 */
export type Dish = {
  role: 'main' | 'side' | 'drink';
  zh: string;
  en: string;
  priceFen: number;
  remarks: readonly string[];
  onlyFor: readonly string[];
};

const roles = { M: 'main', S: 'side', D: 'drink' } as const;

export function menu(text: string): readonly Dish[] {
  return text.trim().split('\n').map(readDish);
}

function readDish(line: string): Dish {
  const [terms = '', only = ''] = line.trim().split('@');
  const [head = '', en = '', yuan = '', remarks = ''] = terms
    .split('=')
    .map((t) => t.trim());
  const mark = head.slice(0, 1);
  if (mark !== 'M' && mark !== 'S' && mark !== 'D') throw new Error(`no role: ${line}`);
  const priceFen = Math.round(Number(yuan) * 100);
  if (!en || !(priceFen > 0) || !remarks) throw new Error(`half a dish: ${line}`);
  return {
    role: roles[mark],
    zh: head.slice(2),
    en,
    priceFen,
    remarks: remarks.split('|').map((remark) => remark.trim()),
    onlyFor: only.trim() ? only.trim().split(',') : [],
  };
}
