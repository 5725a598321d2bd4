import { practiceCodeOf } from '#contract/kit/code.ts';
import { minuteMs } from '#contract/kit/time.ts';
import { rehearsalMinutes } from '#contract/rehearsal.ts';
import type { RehearsalView } from '#contract/rehearsal.ts';
import { mustWorkAt } from '#flywheel/place/counter-store.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { theirId } from '#parties/person/actor.ts';
import { insertRehearsal } from './sql.ts';

/** A code that was given before is drawn again; nobody is this unlucky so often. */
const drawsLimit = 8;

/**
 * Gives a practice code that is good for ten minutes at this store. It stands for no
 * voucher; read by the store's own scanner it shows that the store can redeem.
 */
export const startRehearsal = async (
  work: Work<'not_staff_here'>,
  asked: { placeId: string },
): Promise<RehearsalView> => {
  const store = await mustWorkAt(work, asked.placeId);
  const goodUntil = new Date(work.now.getTime() + rehearsalMinutes * minuteMs);
  const id = work.id();
  const code = await keep(work, { id, placeId: store.id, goodUntil });
  return {
    id,
    placeId: store.id,
    placeName: store.name,
    code,
    goodUntil: goodUntil.toISOString(),
  };
};

const keep = async (
  work: AnyWork,
  rehearsal: { id: string; placeId: string; goodUntil: Date },
): Promise<string> => {
  for (let draw = 0; draw < drawsLimit; draw += 1) {
    const code = drawCode(work);
    const startedBy = theirId(work);
    if (await insertRehearsal(work, { ...rehearsal, code, startedBy })) return code;
  }
  assert(false, 'a fresh practice code was found');
};

/** The scanner's own samples begin with 890: these never do. */
const drawCode = (work: AnyWork): string => {
  const first = 1 + (Number(work.ids.digits(1)) % 9);
  return practiceCodeOf(String(first) + work.ids.digits(8));
};
