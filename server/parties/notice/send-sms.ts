import { thisCity } from '#kit/city.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { merchantById } from '#parties/merchant/find.ts';
import { listRolesOfMerchant, phoneOfPerson } from '#parties/person/grant-role.ts';
import { tellPhone } from '#parties/person/tell.ts';
import { whenToTell } from '#parties/person/tell-limits.ts';
import { mayRingAt } from './notice.ts';
import { smsFor } from './sms-words.ts';
import { insertAttempt, lockDue, putDeliveryOff, selectNotice } from './sql.ts';
import type { Notice } from './sql.ts';

/**
 * Sends one short message that is due. The message and the proof of it commit together, so
 * that one that was sent is never sent again. At night, and where a phone has had as much
 * as networks allow, it waits.
 */
export const sendDueSms = async (work: AnyWork): Promise<number> => {
  const delivery = await lockDue(work, 'sms');
  if (!delivery) return 0;
  const notice = await selectNotice(work, delivery.noticeId);
  assert(notice !== undefined, 'a delivery has its notice');
  const rings = mayRingAt(notice.kind, work.now, (await thisCity(work)).timeZone);
  if (rings > work.now) {
    await putDeliveryOff(work, delivery, rings);
    return 1;
  }
  const phone = await phoneFor(work, notice);
  if (phone === '') {
    await insertAttempt(work, {
      ...delivery,
      state: 'given_up',
      outcome: 'failed',
      proof: 'no_phone',
    });
    return 1;
  }
  const freeAt = await whenToTell(work, phone);
  if (freeAt > work.now) await putDeliveryOff(work, delivery, freeAt);
  else await send(work, notice, phone);
  return 1;
};

const send = async (work: AnyWork, notice: Notice, phone: string): Promise<void> => {
  const messageId = tellPhone(work, { phone, body: smsFor(notice) });
  const kept = await insertAttempt(work, {
    noticeId: notice.id,
    channel: 'sms',
    state: 'delivered',
    nextTryAt: work.now,
    outcome: 'delivered',
    proof: messageId,
  });
  assert(kept, 'a locked delivery is due');
};

/** A merchant is told on its first owner's phone; without one, on its contact's. */
const phoneFor = async (work: AnyWork, { toKind, toId }: Notice): Promise<string> => {
  if (toKind === 'person') return phoneOfPerson(work, toId);
  const roles = await listRolesOfMerchant(work, toId, { limit: 100, after: null });
  const owner = roles.find(({ role, personPhone }) => role === 'owner' && personPhone);
  return owner?.personPhone ?? (await merchantById(work, toId))?.contactPhone ?? '';
};
