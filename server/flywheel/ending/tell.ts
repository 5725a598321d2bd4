import { minuteMs } from '#contract/kit/time.ts';
import { holdersOfOffers } from '#flywheel/voucher/of-offers.ts';
import type { AnyWork } from '#kit/work.ts';
import { merchantsTold, peopleTold } from '#parties/notice/about.ts';
import { giveNotice } from '#parties/notice/give-notice.ts';
import {
  markProgramme,
  moveProgramme,
  selectMerchants,
  selectParts,
} from '#parties/programme/move.ts';
import type { Programme } from '#parties/programme/move.ts';
import { factsFor, tellMerchant } from './announce.ts';
import { endNoSoonerThan, isTold, nextRound, rounds, standingOf } from './ending.ts';
import type { MerchantStanding } from './ending.ts';

const batch = 50;
/** Orders that were open at the announcement are paid or cancelled by then. */
const openOrdersMs = 30 * minuteMs;

/**
 * Takes the telling of one announced end as far as it goes now; true where something was
 * done. Merchants first, each acknowledged or told three times; then every member; then the
 * public, and with that the programme winds down.
 */
export const tellOfEnd = async (work: AnyWork, programme: Programme): Promise<boolean> => {
  if (!programme.merchantsToldAt) return tellMerchants(work, programme);
  if (!programme.membersToldAt) return tellMembers(work, programme);
  return tellEverybody(work, programme);
};

export const standingsOf = async (
  work: AnyWork,
  programmeId: string,
): Promise<MerchantStanding[]> => {
  const told = await merchantsTold(work, { subjectId: programmeId, kinds: rounds });
  const merchantIds = await selectMerchants(work, programmeId);
  return merchantIds.map((merchantId) => standingOf(merchantId, told));
};

const tellMerchants = async (work: AnyWork, programme: Programme): Promise<boolean> => {
  const standings = await standingsOf(work, programme.id);
  if (!standings.every(isTold)) {
    const facts = await factsFor(work, programme, 'merchants');
    let given = 0;
    for (const standing of standings) {
      const kind = nextRound(standing, work.now);
      if (!kind) continue;
      const { merchantId } = standing;
      await tellMerchant(work, { programmeId: programme.id, merchantId, facts, kind });
      given += 1;
    }
    return given > 0;
  }
  if (work.now.getTime() < (programme.announcedAt?.getTime() ?? 0) + openOrdersMs) {
    return false;
  }
  const endsAt = await endAfterTelling(work, programme);
  await moveProgramme(work, programme.id, {
    step: 'merchants_told',
    changes: { merchantsToldAt: work.now, endsAt },
    facts: {
      merchants: standings.length,
      acknowledged: standings.filter(({ acknowledgedAt }) => acknowledgedAt).length,
    },
  });
  return true;
};

/** Where telling took longer than was allowed for, merchants hear of the later end too. */
const endAfterTelling = async (work: AnyWork, programme: Programme): Promise<Date> => {
  if (programme.lawReason) return programme.endsAt;
  // A night of quiet hours is still to come before the last member has heard.
  const tellingDone = new Date(work.now.getTime() + 24 * 60 * minuteMs);
  const endsAt = endNoSoonerThan(programme.endsAt, tellingDone);
  if (endsAt <= programme.endsAt) return programme.endsAt;
  const facts = await factsFor(work, { ...programme, endsAt }, 'merchants');
  for (const merchantId of await selectMerchants(work, programme.id)) {
    const kind = 'programme_end_moved';
    await tellMerchant(work, { programmeId: programme.id, merchantId, facts, kind });
  }
  return endsAt;
};

const tellMembers = async (work: AnyWork, programme: Programme): Promise<boolean> => {
  const { offerIds } = await selectParts(work, programme.id);
  const after = programme.membersAfter;
  const people = await holdersOfOffers(work, { offerIds, after, limit: batch });
  const facts = await factsFor(work, programme, 'members');
  for (const personId of people) {
    await giveNotice(work, {
      to: { personId },
      kind: 'programme_ends_member',
      subjectId: programme.id,
      facts,
      channels: ['in_app', 'sms'],
    });
  }
  const last = people.at(-1);
  if (last) {
    await markProgramme(work, programme.id, { membersAfter: last });
    return true;
  }
  const kinds = ['programme_ends_member'] as const;
  const { given, waiting } = await peopleTold(work, { subjectId: programme.id, kinds });
  if (waiting > 0) return false;
  await moveProgramme(work, programme.id, {
    step: 'members_told',
    changes: { membersToldAt: work.now },
    facts: { members: given },
  });
  return true;
};

const tellEverybody = async (work: AnyWork, programme: Programme): Promise<boolean> => {
  const endsAt = programme.lawReason
    ? programme.endsAt
    : endNoSoonerThan(programme.endsAt, work.now);
  await moveProgramme(work, programme.id, {
    step: 'winding_down',
    changes: { state: 'winding_down', publicAt: work.now, endsAt },
    facts: { endsAt: endsAt.toISOString() },
  });
  return true;
};
