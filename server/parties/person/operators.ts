import type { AnyWork } from '#kit/work.ts';
import { selectFirstOperator } from './sql-operators.ts';

/** Who has run this city the longest: what nobody else owns is theirs. Null without any. */
export const firstOperator = async (work: AnyWork): Promise<string | null> =>
  (await selectFirstOperator(work)) ?? null;
