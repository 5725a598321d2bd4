import { uuidOf } from '#kit/id.ts';
import type { AnyWork } from '#kit/work.ts';

/**
 * A list is named by an id that proves itself: its time leads, and the rest says that we
 * made it for this store. So nothing is stored when a list is read, and a device can't give
 * its list a younger age.
 */
export const listIdOf = (work: AnyWork, list: { placeId: string; madeAt: Date }): string =>
  uuidOf(list.madeAt, proofOf(work, list));

/** When the list of this id was made for this store; null where we did not make it. */
export const listMadeAt = (
  work: AnyWork,
  asked: { placeId: string; listId: string | null },
): Date | null => {
  if (asked.listId === null) return null;
  const ms = Number.parseInt(asked.listId.replace('-', '').slice(0, 12), 16);
  const madeAt = new Date(ms);
  const list = { placeId: asked.placeId, madeAt };
  return listIdOf(work, list) === asked.listId ? madeAt : null;
};

const proofOf = (work: AnyWork, list: { placeId: string; madeAt: Date }): Uint8Array => {
  const text = `list|${work.cityId}|${list.placeId}|${list.madeAt.getTime()}`;
  const sealed = work.outside.codes.seal(text);
  return Buffer.from(sealed.slice(text.length + 1), 'base64url').subarray(0, 10);
};
