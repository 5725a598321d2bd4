import type { AnyWork } from '#kit/work.ts';
import { messageToInsert } from './sql.ts';

/** Sends a short message to a phone, with the commit of whatever it tells of. */
export const tellPhone = (
  work: AnyWork,
  message: { phone: string; body: string },
): void => {
  work.alongside(messageToInsert(work, { ...message, id: work.id(), sentAt: work.now }));
};
