import { CompiledQuery } from 'kysely';
import type { ChainCheckView, ChainView } from '#contract/audit.ts';
import { hourMs } from '#contract/kit/time.ts';
import type { AnyWork } from '#kit/work.ts';
import { chainBegin } from './chain.ts';
import {
  allowLongReading,
  holdOpenCheck,
  insertCheck,
  moveCheck,
  selectHead,
  selectLastCheck,
} from './sql.ts';
import type { ChainCheck } from './sql.ts';
import { verifyEnd, verifyStretch } from './verify.ts';
import type { Reader } from './verify.ts';

const stretch = 2_000;
const everyHours = 24;

/** Where the chain ends, and what its last reading found. */
export const readChain = async (work: AnyWork): Promise<ChainView> => {
  const [head, check] = await Promise.all([selectHead(work), selectLastCheck(work)]);
  return {
    links: head?.seq ?? 0,
    headHash: (head?.hash ?? chainBegin(work.cityId)).toString('hex'),
    movedAt: head?.movedAt.toISOString() ?? null,
    lastCheck: check ? showCheck(check) : null,
  };
};

/** Has the whole chain read again by the sweep; one that is being read goes on. */
export const startCheck = async (work: AnyWork): Promise<ChainView> => {
  await insertCheck(work, chainBegin(work.cityId));
  return readChain(work);
};

/**
 * Once a day every chain is read from its first link on, a stretch a transaction, so that a
 * worker that is killed goes on where it was.
 */
export const checkStretch = async (work: AnyWork): Promise<number> => {
  const open = (await holdOpenCheck(work)) ?? (await beginIfDue(work));
  if (!open) return 0;
  const read = readerOf(work);
  const { cityId } = work;
  const from = { seq: open.seq, hash: open.hash };
  const { reached, finding, isEnd } = await verifyStretch(read, {
    cityId,
    from,
    limit: stretch,
  });
  if (isEnd) await allowLongReading(work);
  const end = isEnd && !finding ? await verifyEnd(read, { cityId, reached }) : finding;
  const found = end === 'more' ? null : end;
  await moveCheck(work, {
    id: open.id,
    ...reached,
    finishedAt: isEnd && end !== 'more' ? work.now : null,
    trouble: found?.trouble ?? null,
    troubleKind: found?.kind ?? null,
    troubleId: found?.rowId ?? null,
    troubleSeq: found?.seq ?? null,
  });
  if (found) work.emit({ name: 'chain.broken', facts: { ...found } });
  return 1;
};

const beginIfDue = async (work: AnyWork): Promise<ChainCheck | undefined> => {
  const last = await selectLastCheck(work);
  const age = work.now.getTime() - (last?.startedAt.getTime() ?? 0);
  if (last && age < everyHours * hourMs) return undefined;
  await insertCheck(work, chainBegin(work.cityId));
  return holdOpenCheck(work);
};

const readerOf =
  (work: AnyWork): Reader =>
  async (text, values) => {
    const raw = CompiledQuery.raw(text, values);
    const { rows } = await work.db
      .withoutPlugins()
      .executeQuery<Record<string, unknown>>(raw);
    return rows;
  };

const showCheck = (check: ChainCheck): ChainCheckView => ({
  startedAt: check.startedAt.toISOString(),
  finishedAt: check.finishedAt?.toISOString() ?? null,
  links: check.seq,
  finding: check.trouble
    ? {
        trouble: check.trouble,
        kind: check.troubleKind,
        rowId: check.troubleId,
        seq: check.troubleSeq,
      }
    : null,
});
