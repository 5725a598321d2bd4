import type { NoticeKind } from '#contract/notice.ts';
import type { AnyWork } from '#kit/work.ts';
import { countToldPeople, selectToldMerchants } from './sql-about.ts';
import type { ToldMerchant, ToldPeople } from './sql-about.ts';

export type { ToldMerchant } from './sql-about.ts';

type About = { subjectId: string; kinds: readonly NoticeKind[] };

/** Which merchants were told of a subject, each notice with its proof, oldest first. */
export const merchantsTold = (work: AnyWork, about: About): Promise<ToldMerchant[]> =>
  selectToldMerchants(work, about);

/** How many people were told of it, how many with proof, and whose phones still wait. */
export const peopleTold = (work: AnyWork, about: About): Promise<ToldPeople> =>
  countToldPeople(work, about);
