import { randomBytes } from 'node:crypto';
import { tillsLimit } from '#contract/till.ts';
import type { TillView } from '#contract/till.ts';
import { findPlaceRow } from '#flywheel/place/stores.ts';
import type { Work } from '#kit/work.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import { findOwnMerchant } from '#parties/merchant/find.ts';
import { theirId } from '#parties/person/actor.ts';
import { countWorking, insertTill } from './sql.ts';
import { hashKey, keyOf, showTill } from './till.ts';

type CreateRefusals =
  | 'merchant_not_found'
  | 'not_your_merchant'
  | 'store_not_of_merchant'
  | 'too_many_tills';

/** Gives a machine of a store a key; only its hash and its last four letters are kept. */
export const createTill = async (
  work: Work<CreateRefusals>,
  asked: { merchantId: string; placeId: string; name: string },
): Promise<TillView & { key: string }> => {
  const { merchantId, placeId, name } = asked;
  await findOwnMerchant(work, merchantId);
  const place = await findPlaceRow(work, placeId);
  if (place?.merchantId !== merchantId || place.closedAt) {
    return work.refuse('store_not_of_merchant', { placeId });
  }
  // A limit against carelessness: two at the same moment may make one more.
  if ((await countWorking(work, placeId)) >= tillsLimit) {
    return work.refuse('too_many_tills', { limit: tillsLimit });
  }
  const key = keyOf(randomBytes(20));
  const till = {
    id: work.id(),
    merchantId,
    placeId,
    madeFor: placeId,
    name,
    keySha256: hashKey(key),
    keyEnd: key.slice(-4),
    madeBy: theirId(work),
    madeAt: work.now,
    revokedAt: null,
  };
  await insertTill(work, till);
  writeAudit(work, {
    deed: 'till_made',
    subject: { kind: 'till', id: till.id },
    facts: { name, placeId, merchantId, keyEnd: till.keyEnd },
  });
  const shown = { ...till, cityId: work.cityId, placeName: place.name };
  return { ...showTill(shown), key };
};
