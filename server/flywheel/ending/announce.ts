import { localDayOf, localParts } from '#contract/kit/local-time.ts';
import { dayMs } from '#contract/kit/time.ts';
import type { NoticeFacts } from '#contract/notice.ts';
import { announceDays } from '#contract/programme.ts';
import type { Audience, ProgrammeView } from '#contract/programme.ts';
import { endOffers } from '#flywheel/offer/end-all.ts';
import { thisCity } from '#kit/city.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { giveNotice } from '#parties/notice/give-notice.ts';
import { lockFor, readProgramme } from '#parties/programme/find.ts';
import { keepMerchants, moveProgramme, selectParts } from '#parties/programme/move.ts';
import type { Programme } from '#parties/programme/move.ts';
import { rounds } from './ending.ts';
import { merchantsOf } from './rehearse.ts';

export type EndAsked = {
  programmeId: string;
  endsAt: string;
  reason: string;
  lawReason?: string | undefined;
};

/**
 * Announces the end: from this moment nothing of it is sold, and in the same transaction
 * every merchant is told. Members hear when the merchants know, the public when the members
 * do; sweeps see to it. Nothing that was sold loses its worth before the end.
 */
export const announceEnd = async (
  work: Work<
    | 'programme_not_found'
    | 'programme_not_in_state'
    | 'programme_end_announced'
    | 'programme_end_too_soon'
  >,
  asked: EndAsked,
): Promise<ProgrammeView> => {
  const programme = await lockFor(work, asked.programmeId, 'announceEnd');
  if (programme.announcedAt) {
    const announcedAt = programme.announcedAt.toISOString();
    return work.refuse('programme_end_announced', { announcedAt });
  }
  const endsAt = new Date(asked.endsAt);
  const days = asked.lawReason ? 0 : announceDays;
  const earliest = new Date(work.now.getTime() + days * dayMs);
  if (endsAt < earliest) {
    return work.refuse('programme_end_too_soon', { earliest: earliest.toISOString() });
  }
  const { offerIds } = await selectParts(work, programme.id);
  const merchantIds = await merchantsOf(work, programme.id);
  await keepMerchants(work, programme.id, merchantIds);
  const offers = await endOffers(work, { offerIds, reason: asked.reason });
  await moveProgramme(work, programme.id, {
    step: 'announced',
    changes: {
      endsAt,
      announcedAt: work.now,
      endReason: asked.reason,
      lawReason: asked.lawReason ?? null,
      nextLookAt: work.now,
    },
    facts: { offers, merchants: merchantIds.length, endsAt: asked.endsAt },
  });
  const facts = await factsFor(work, { ...programme, endsAt }, 'merchants');
  for (const merchantId of merchantIds) {
    await tellMerchant(work, { programmeId: programme.id, merchantId, facts });
  }
  return readProgramme(work, programme.id);
};

export const tellMerchant = (
  work: AnyWork,
  asked: {
    programmeId: string;
    merchantId: string;
    facts: NoticeFacts;
    kind?: (typeof rounds)[number] | 'programme_end_moved';
  },
): Promise<boolean> =>
  giveNotice(work, {
    to: { merchantId: asked.merchantId },
    kind: asked.kind ?? rounds[0],
    subjectId: asked.programmeId,
    facts: asked.facts,
    channels: ['in_app', 'sms', 'webhook'],
  });

/** What the notices of an end say: its name, its day, and the words written for it. */
export const factsFor = async (
  work: AnyWork,
  programme: Programme,
  audience: Audience,
): Promise<NoticeFacts> => {
  const { timeZone } = await thisCity(work);
  const { texts } = await selectParts(work, programme.id);
  const text = texts.find((one) => one.audience === audience);
  return {
    title: programme.name,
    titleEn: programme.nameEn,
    endsOn: localDayOf(localParts(programme.endsAt, timeZone)),
    endsAt: programme.endsAt.toISOString(),
    saidZh: text?.zh ?? '',
    saidEn: text?.en ?? '',
  };
};
