import type { AnyWork } from '#kit/work.ts';
import { chainBegin, linkHash, rowSha256 } from './chain.ts';
import { holdHead, insertLinks, moveHead, selectDue } from './sql.ts';
import type { NewLink } from './sql.ts';

const batch = 1_000;

/**
 * Adds what was written since to the city's chain. A row that can be seen here has been
 * committed, and one without a link is due, so nothing is skipped when a transaction that
 * began earlier commits later; the head's `fromXid` only saves looking at what is sure to
 * be linked. Whoever adds holds the head, and storage allows one link a row.
 */
export const appendLinks = async (work: AnyWork): Promise<number> => {
  const head = await holdHead(work, chainBegin(work.cityId));
  const { rows, xmin } = await selectDue(work, { fromXid: head.fromXid, limit: batch });
  const last = rows.at(-1);
  if (!last) return 0;
  let { seq, hash } = head;
  const links = rows.map(({ kind, rowId, fields }): NewLink => {
    const row = rowSha256(fields);
    hash = linkHash(hash, row);
    seq += 1;
    return { seq, kind, rowId, rowSha256: row, hash };
  });
  await insertLinks(work, links);
  // Below `xmin` every transaction has ended; of a full batch, what comes next is not done.
  const isFull = rows.length === batch;
  const fromXid = isFull && BigInt(last.xid) < BigInt(xmin) ? last.xid : xmin;
  await moveHead(work, { seq, hash, fromXid });
  return rows.length;
};
