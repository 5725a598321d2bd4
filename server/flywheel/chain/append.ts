import type { AnyWork } from '#kit/work.ts';
import { chainBegin, linkHash, rowSha256 } from './chain.ts';
import { holdHead, insertLinks, moveHead, selectDue } from './sql.ts';
import type { ChainHead, NewLink } from './sql.ts';

const batch = 1_000;

/**
 * Adds what was written since to the city's chain. A row that can be seen here has been
 * committed, and one without a link is due, so nothing is skipped when a transaction that
 * began earlier commits later; the head's place only saves looking at what is sure to be
 * linked. Whoever adds holds the head, and storage allows one link a row.
 */
export const appendLinks = async (work: AnyWork): Promise<number> => {
  const head = await holdHead(work, chainBegin(work.cityId));
  const { rows, xmin } = await selectDue(work, { after: boundsOf(head), limit: batch });
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
  const from =
    isFull && BigInt(last.xid) < BigInt(xmin)
      ? { fromXid: last.xid, fromKind: last.kind, fromId: last.rowId }
      : { fromXid: xmin, fromKind: null, fromId: null };
  await moveHead(work, { seq, hash, ...from });
  return rows.length;
};

const [firstId, lastId] = ['0', 'f'].map((digit) =>
  '8-4-4-4-12'.replace(/\d+/g, (count) => digit.repeat(Number(count))),
);

/** A transaction's deeds come before its entries, so a place among entries is past them. */
const boundsOf = ({ fromXid: xid, fromKind, fromId }: ChainHead) => {
  const [whole, none] = [
    { xid, id: firstId ?? '' },
    { xid, id: lastId ?? '' },
  ];
  if (fromKind === null || fromId === null) return { audit: whole, entry: whole };
  const here = { xid, id: fromId };
  return fromKind === 'audit'
    ? { audit: here, entry: whole }
    : { audit: none, entry: here };
};
