import type { SignalView } from '#contract/fraud.ts';
import type { Deed } from '#contract/audit.ts';
import type { Work } from '#kit/work.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import { theirId } from '#parties/person/actor.ts';
import { showSignal } from './list.ts';
import { selectSignal, setClosing } from './sql.ts';

/** The operator says what came of a signal. Said again, the newer note stands. */
export const closeSignal = async (
  work: Work<'signal_not_found'>,
  { signalId, because }: { signalId: string; because: string },
): Promise<SignalView> => {
  await setClosing(work, signalId, { by: theirId(work), because });
  return recordAnd(work, { signalId, deed: 'signal_closed', because });
};

/** A closing taken back: it is worth a look again. */
export const reopenSignal = async (
  work: Work<'signal_not_found'>,
  signalId: string,
): Promise<SignalView> => {
  await setClosing(work, signalId, null);
  return recordAnd(work, { signalId, deed: 'signal_reopened', because: null });
};

const recordAnd = async (
  work: Work<'signal_not_found'>,
  asked: { signalId: string; deed: Deed; because: string | null },
): Promise<SignalView> => {
  const signal =
    (await selectSignal(work, asked.signalId)) ?? work.refuse('signal_not_found', {});
  writeAudit(work, {
    deed: asked.deed,
    subject: { kind: 'signal', id: signal.id },
    facts: { kind: signal.kind, because: asked.because },
  });
  return showSignal(work, signal);
};
