import type { MerchantTold, ProgrammeTimeline } from '#contract/programme-end.ts';
import type { Work } from '#kit/work.ts';
import { merchantById } from '#parties/merchant/find.ts';
import { peopleTold } from '#parties/notice/about.ts';
import { namesOf } from '#parties/person/phones.ts';
import { findProgramme } from '#parties/programme/find.ts';
import { stepsOf } from '#parties/programme/move.ts';
import { standingsOf } from './tell.ts';
import type { MerchantStanding } from './ending.ts';

/** What happened to a programme, and who was told when, each with its proof. */
export const readTimeline = async (
  work: Work<'programme_not_found'>,
  programmeId: string,
): Promise<ProgrammeTimeline> => {
  await findProgramme(work, programmeId);
  const steps = await stepsOf(work, programmeId);
  const names = await namesOf(
    work,
    steps.flatMap(({ takenBy }) => takenBy ?? []),
  );
  const kinds = ['programme_ends_member'] as const;
  const members = await peopleTold(work, { subjectId: programmeId, kinds });
  const merchants: MerchantTold[] = [];
  for (const standing of await standingsOf(work, programmeId)) {
    const merchant = await merchantById(work, standing.merchantId);
    merchants.push(showStanding(standing, merchant?.name ?? ''));
  }
  return {
    steps: steps.map((step) => ({
      step: step.step,
      at: step.takenAt.toISOString(),
      by: names.get(step.takenBy ?? '') ?? null,
      facts: step.facts,
    })),
    merchants,
    members: { ...members, firstGivenAt: members.firstGivenAt?.toISOString() ?? null },
  };
};

const showStanding = (standing: MerchantStanding, name: string): MerchantTold => ({
  merchantId: standing.merchantId,
  name,
  rounds: standing.rounds,
  attempts: standing.attempts,
  firstGivenAt: standing.firstGivenAt?.toISOString() ?? null,
  deliveredAt: standing.deliveredAt?.toISOString() ?? null,
  proof: standing.proof,
  acknowledgedAt: standing.acknowledgedAt?.toISOString() ?? null,
});
