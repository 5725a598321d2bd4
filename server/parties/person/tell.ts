import type { AnyWork } from '#kit/work.ts';
import { messageToInsert } from './sql.ts';

/**
 * Sends a short message to a phone, with the commit of whatever it tells of; the message's
 * id.
 */
export const tellPhone = (
  work: AnyWork,
  message: { phone: string; body: string },
): string => {
  const id = work.id();
  work.alongside(messageToInsert(work, { ...message, id, sentAt: work.now }));
  return id;
};
