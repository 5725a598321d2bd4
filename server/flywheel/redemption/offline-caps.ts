import { offlineCapDefaults } from '#contract/offline.ts';
import type { OfflineCaps } from '#contract/offline.ts';
import { findPlaceRow } from '#flywheel/place/stores.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import { theirId } from '#parties/person/actor.ts';
import { holdOfflineStore, selectCaps, writeCaps } from './sql-offline.ts';

/** The operator says how much a store may accept without network. */
export const setOfflineCaps = async (
  work: Work<'place_not_found'>,
  asked: OfflineCaps & { placeId: string },
): Promise<OfflineCaps> => {
  const place = await findPlaceRow(work, asked.placeId);
  if (!place) return work.refuse('place_not_found', { placeId: asked.placeId });
  await writeCaps(work, { ...asked, setBy: theirId(work) });
  const { storeFen, voucherFen, placeId } = asked;
  writeAudit(work, {
    deed: 'offline_caps_set',
    subject: { kind: 'place', id: placeId },
    facts: { storeFen, voucherFen },
  });
  work.emit({ name: 'offline_caps.set', facts: { placeId, storeFen, voucherFen } });
  return { storeFen, voucherFen };
};

export const capsOf = async (work: AnyWork, placeId: string): Promise<OfflineCaps> =>
  orDefaults(await selectCaps(work, placeId));

/** The caps, with the store held: its devices tell one after the other. */
export const holdCapsOf = async (work: AnyWork, placeId: string): Promise<OfflineCaps> =>
  orDefaults(await holdOfflineStore(work, placeId));

type CapsSet = { storeFen: number | null; voucherFen: number | null };

const orDefaults = (set: CapsSet | undefined): OfflineCaps => ({
  storeFen: set?.storeFen ?? offlineCapDefaults.storeFen,
  voucherFen: set?.voucherFen ?? offlineCapDefaults.voucherFen,
});
