import type { MeView } from '#contract/person.ts';
import type { AnyWork } from '#kit/work.ts';
import { theirId } from './actor.ts';
import { readMe } from './read-me.ts';
import { updateName } from './sql.ts';

/** Everybody chooses the name that others see; the phone is never shown whole. */
export const renameMe = async (
  work: AnyWork,
  { name }: { name: string },
): Promise<MeView> => {
  await updateName(work, theirId(work), name);
  return readMe(work, theirId(work));
};
