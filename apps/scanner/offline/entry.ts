import type { VoucherTerms } from '#contract/voucher.ts';

/** One use that may be handed over without network, and all that proves why. */
export type Accepted = {
  /** What was scanned, as it was. */
  text: string;
  by: 'list' | 'signature';
  /** What the voucher's row in a list is found by. */
  tag: string;
  /** The step of a changing code; a signed code has none. */
  step: number | null;
  listId: string | null;
  title: string;
  terms: VoucherTerms;
  excludes: readonly string[];
  /** Twelve digits; a signed code doesn't say them. */
  code: string | null;
  holderPhoneMasked: string | null;
  validUntil: string;
  usesTotal: number;
  /** Before this one. */
  usesLeft: number;
  useFen: number;
  /** The true time of the scan, as well as it is known. */
  scannedAt: string;
  /** How many entries of this voucher the device had when it was judged. */
  seen: number;
  clockOffMs: number;
  clockSure: boolean;
};

/**
 * `waiting` for the network; `undone` before it ever left the device, so it never does;
 * `redeemed` and `case` are the server's word; `stuck` is one that the server won't read.
 */
export type EntryState = 'waiting' | 'undone' | 'redeemed' | 'case' | 'stuck';

/** One line of the device's own ledger; nothing in it is ever taken out while it counts. */
export type Entry = Accepted & {
  /** The request key of its upload. */
  key: string;
  /** Its place in the device's ledger: what was accepted first is told first. */
  no: number;
  cityId: string;
  placeId: string;
  state: EntryState;
  /** Set before the first byte is sent: from then on it may have arrived. */
  triedAt: string | null;
  /** The list that the device has was asked for after this was settled. */
  inList: boolean;
  /** Of a case: its kind; of a stuck one: the refusal. */
  said: string | null;
  /** Staff have read what became of it. */
  isRead: boolean;
};

/** A redemption that was made with network; the list may be older than it. */
export type OnlineUse = {
  key: string;
  placeId: string;
  /** Twelve digits. */
  code: string;
  /** Null where it was typed. */
  tag: string | null;
  at: string;
  undone: boolean;
};

/** An online request that got no answer, as far as the voucher is known by it. */
export type OpenRequest = { code: string | null; tag: string | null; title: string };

/** What may still be taken back on the device: nobody was told of it. */
export const canTakeBack = (entry: Entry): boolean =>
  entry.state === 'waiting' && entry.triedAt === null;

/** What the server has not given its word on. */
export const isOpen = ({ state }: Entry): boolean =>
  state === 'waiting' || state === 'stuck';
