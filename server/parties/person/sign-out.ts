import type { AnyWork } from '#kit/work.ts';
import { theirId } from './actor.ts';
import { deleteSession } from './sql.ts';

/** Ends the session that asked, and no other: another phone stays signed in. */
export const signOutHere = async (
  work: AnyWork,
  { token }: { token: string },
): Promise<{ signedOut: true }> => {
  await deleteSession(work, theirId(work), token);
  return { signedOut: true };
};
