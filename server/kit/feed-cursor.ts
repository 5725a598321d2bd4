import { Id } from '#contract/kit/id.ts';

/**
 * What a follower of the outbox has seen: every transaction that a snapshot of the database
 * called ended. A snapshot, and not the highest number seen, because transactions end in
 * another order than they began: one that was open then is told when it has ended.
 */
export type Snapshot = {
  /** All below have ended. */
  xmin: bigint;
  /** None from here on has ended. */
  xmax: bigint;
  /** Those in between that were open. */
  open: readonly bigint[];
};

/** How far a follower is: what it has seen, and where it is within what came since. */
export type FeedCursor = {
  /** When its snapshot was taken. */
  at: Date;
  seen: Snapshot;
  /** A page that was full: what is left of the way from `seen` to `until`. */
  page: { at: Date; until: Snapshot; xid: bigint; id: string } | null;
};

/** With more open at once, a cursor keeps only what is sure; the rest is told twice. */
const openLimit = 64;

/** PostgreSQL's `xmin:xmax:open,open`, shortened where it would make a cursor too long. */
export const readSnapshot = (text: string): Snapshot => {
  const [xmin = '0', xmax = '0', list = ''] = text.split(':');
  const open = list === '' ? [] : list.split(',').map(BigInt);
  return open.length > openLimit
    ? { xmin: BigInt(xmin), xmax: BigInt(xmin), open: [] }
    : { xmin: BigInt(xmin), xmax: BigInt(xmax), open };
};

/** As PostgreSQL reads it; whatever a cursor held, this is well formed. */
export const snapshotText = ({ xmin, xmax, open }: Snapshot): string => {
  const between = [...new Set(open)]
    .filter((xid) => xid >= xmin && xid < xmax)
    .sort((one, other) => (one < other ? -1 : 1));
  return `${xmin}:${xmax}:${between.join(',')}`;
};

/** Text that fits an address; numbers are kept as what they are more than `xmin`. */
export const cursorText = ({ at, seen, page }: FeedCursor): string =>
  [
    at.getTime().toString(36),
    packed(seen),
    ...(page
      ? [page.at.getTime().toString(36), packed(page.until), page.xid.toString(36), page.id]
      : []),
  ].join('~');

/** Reads a cursor back; undefined where it is none of ours. */
export const readCursor = (text: string): FeedCursor | undefined => {
  const [at = '', seen = '', ...rest] = text.split('~');
  const read = unpacked(seen);
  const page = rest.length === 0 ? null : readPlace(rest);
  if (!isTime(at) || !read || page === undefined) return undefined;
  return { at: new Date(parseInt(at, 36)), seen: read, page };
};

const readPlace = (parts: readonly string[]): FeedCursor['page'] | undefined => {
  const [at = '', until = '', xid = '', id = '', ...more] = parts;
  const read = unpacked(until);
  const isOurs = isTime(at) && isNumber(xid) && Id.safeParse(id).success;
  return read && isOurs && more.length === 0
    ? { at: new Date(parseInt(at, 36)), until: read, xid: numberOf(xid), id }
    : undefined;
};

// Twelve places of base 36 stay below what PostgreSQL can count, nine below any calendar.
const isNumber = (text: string): boolean => /^[0-9a-z]{1,12}$/.test(text);
const isTime = (text: string): boolean => /^[0-9a-z]{1,9}$/.test(text);

const packed = ({ xmin, xmax, open }: Snapshot): string =>
  [xmin, xmax - xmin, ...open.map((xid) => xid - xmin)]
    .map((part) => part.toString(36))
    .join('.');

const unpacked = (text: string): Snapshot | undefined => {
  const parts = text.split('.');
  if (parts.length > openLimit + 2 || !parts.every(isNumber)) return undefined;
  const [xmin = 0n, width = 0n, ...open] = parts.map(numberOf);
  return { xmin, xmax: xmin + width, open: open.map((part) => xmin + part) };
};

const numberOf = (text: string): bigint =>
  [...text].reduce((sum, digit) => sum * 36n + BigInt(parseInt(digit, 36)), 0n);
