/**
 * A second set of books, kept by the rules of the business alone: what one order's money
 * must have done after each thing that happened to it. It shares no code with the server,
 * so that both would have to be wrong in the same way.
 */
export type Kind = { priceFen: number; platformFen: number; uses: number; feeBp: number };

export const accountNames = [
  'rail',
  'held',
  'refunding',
  'payable',
  'settled',
  'subsidy',
  'fee',
] as const;
export type Account = (typeof accountNames)[number];
export type Accounts = Record<Account, number>;

type Use = { no: number; atMs: number; stands: boolean; settled: boolean };
type Pass = {
  state: 'issued' | 'redeemed' | 'expired' | 'refunding' | 'refunded';
  untilMs: number;
  undos: number;
  uses: Use[];
};
export type Books = {
  kind: Kind;
  count: number;
  order: 'awaiting' | 'issued' | 'cancelled';
  payByMs: number;
  payment: { state: 'started' | 'closed' | 'paid'; checkedMs: number } | null;
  /** What the rail knows of it, and from when on its notice may come. */
  trade: { outcome: 'open' | 'paid' | 'closed'; noticeMs: number } | null;
  passes: Pass[];
  /** On their way back; false once the rail has them. */
  refunds: { fen: number; waits: boolean }[];
  accounts: Accounts;
};

const minuteMs = 60_000;
const dayMs = 86_400_000;

export const openBooks = (kind: Kind, count: number, nowMs: number): Books => ({
  kind,
  count,
  order: 'awaiting',
  payByMs: nowMs + 15 * minuteMs,
  payment: null,
  trade: null,
  passes: [],
  refunds: [],
  accounts: noMoney(),
});

export const noMoney = (): Accounts => ({
  rail: 0,
  held: 0,
  refunding: 0,
  payable: 0,
  settled: 0,
  subsidy: 0,
  fee: 0,
});

// ---- what people do; each says whether it must have worked ----------------------

export type Tap = 'pay' | 'pay_late' | 'pay_silently' | 'give_up';

/**
 * Opens a payment where none is open, and taps at the rail's cashier. Whoever has a cashier
 * open may tap there whatever became of the order; one that has ended stays as it is.
 */
export const pay = (books: Books, tap: Tap, nowMs: number): boolean => {
  if (books.order === 'awaiting' && books.payment?.state !== 'started') {
    books.payment = { state: 'started', checkedMs: nowMs };
    books.trade = { outcome: 'open', noticeMs: Infinity };
  }
  if (books.trade?.outcome === 'open') {
    const noticeMs = { pay: nowMs, give_up: nowMs, pay_late: nowMs + minuteMs / 2 };
    books.trade = {
      outcome: tap === 'give_up' ? 'closed' : 'paid',
      noticeMs: tap === 'pay_silently' ? Infinity : noticeMs[tap],
    };
  }
  return books.payment !== null;
};

export const cancel = (books: Books): boolean => {
  if (books.order !== 'awaiting') return false;
  books.order = 'cancelled';
  return true;
};

export const redeem = (books: Books, which: number, nowMs: number): boolean => {
  const pass = books.passes[which];
  if (pass?.state !== 'issued' || pass.untilMs < nowMs || left(books, pass) === 0) {
    return false;
  }
  const standing = new Set(pass.uses.filter(({ stands }) => stands).map(({ no }) => no));
  let no = 1;
  while (standing.has(no)) no += 1;
  pass.uses.push({ no, atMs: nowMs, stands: true, settled: false });
  if (left(books, pass) === 0) pass.state = 'redeemed';
  postUse(books, no, 1);
  return true;
};

export const undo = (books: Books, which: number, use: number, nowMs: number): boolean => {
  const pass = books.passes[which];
  const taken = pass?.uses[use];
  if (!pass || !taken?.stands || taken.settled) return false;
  if (nowMs > taken.atMs + 60 * minuteMs) return false;
  if (pass.state === 'refunding' || pass.state === 'refunded' || pass.undos === 10) {
    return false;
  }
  taken.stands = false;
  pass.undos += 1;
  pass.state = pass.untilMs < nowMs ? 'expired' : 'issued';
  postUse(books, taken.no, -1);
  return true;
};

/** All that is unused, or one of them. */
export const takeBack = (books: Books, which: number | null): boolean => {
  const some = books.passes.filter(
    ({ state }, no) =>
      (which === null || no === which) && (state === 'issued' || state === 'expired'),
  );
  for (const pass of some) giveBack(books, pass);
  return some.length > 0;
};

// ---- what timers do ----------------------------------------------------------

export const hear = (books: Books, nowMs: number): void => {
  const { trade, payment } = books;
  if (!trade || !payment || trade.outcome === 'open' || trade.noticeMs > nowMs) return;
  learn(books, nowMs);
};

/** A payment that nothing was heard of for a minute is asked about. */
export const ask = (books: Books, nowMs: number): void => {
  const { payment } = books;
  if (payment?.state !== 'started' || payment.checkedMs >= nowMs - minuteMs) return;
  payment.checkedMs = nowMs;
  if (books.trade?.outcome !== 'open') learn(books, nowMs);
};

export const lapse = (books: Books, nowMs: number): void => {
  if (books.order === 'awaiting' && books.payByMs < nowMs) books.order = 'cancelled';
};

export const expire = (books: Books, nowMs: number): void => {
  for (const pass of books.passes) {
    if (pass.state === 'issued' && pass.untilMs < nowMs) pass.state = 'expired';
  }
};

export const refundExpired = (books: Books): void => {
  for (const pass of books.passes) if (pass.state === 'expired') giveBack(books, pass);
};

/** What nobody can undo any more is the merchant's. */
export const settle = (books: Books, nowMs: number): void => {
  for (const use of books.passes.flatMap(({ uses }) => uses)) {
    if (!use.stands || use.settled || nowMs <= use.atMs + 60 * minuteMs) continue;
    use.settled = true;
    move(books, 'payable', 'settled', netOf(books.kind, use.no));
  }
};

export const sendRefunds = (books: Books): void => {
  for (const refund of books.refunds) {
    if (refund.waits) move(books, 'refunding', 'rail', refund.fen);
    refund.waits = false;
  }
  for (const pass of books.passes) if (pass.state === 'refunding') pass.state = 'refunded';
};

// ---- how money is parted ------------------------------------------------------

const learn = (books: Books, nowMs: number): void => {
  const { payment, kind } = books;
  if (payment?.state !== 'started') return;
  payment.state = books.trade?.outcome === 'paid' ? 'paid' : 'closed';
  if (payment.state === 'closed') return;
  move(books, 'rail', 'held', kind.priceFen * books.count);
  books.order = 'issued';
  books.passes = Array.from({ length: books.count }, () => ({
    state: 'issued' as const,
    untilMs: nowMs + 30 * dayMs,
    undos: 0,
    uses: [],
  }));
};

const left = (books: Books, pass: Pass): number =>
  books.kind.uses - pass.uses.filter(({ stands }) => stands).length;

const giveBack = (books: Books, pass: Pass): void => {
  const earned = pass.uses
    .filter(({ stands }) => stands)
    .reduce((sum, { no }) => sum + part(books.kind.priceFen, books.kind.uses, no), 0);
  const fen = books.kind.priceFen - earned;
  pass.state = fen > 0 ? 'refunding' : 'refunded';
  if (fen > 0) books.refunds.push({ fen, waits: true });
  move(books, 'held', 'refunding', fen);
};

/** One use earns its shop the customer's part and the platform's, less the fee. */
const postUse = (books: Books, no: number, way: 1 | -1): void => {
  const { priceFen, platformFen, uses, feeBp } = books.kind;
  const paid = part(priceFen, uses, no);
  move(books, 'held', 'payable', way * paid);
  move(books, 'subsidy', 'payable', way * part(platformFen, uses, no));
  move(books, 'payable', 'fee', way * bpOf(paid, feeBp));
};

const netOf = ({ priceFen, platformFen, uses, feeBp }: Kind, no: number): number => {
  const paid = part(priceFen, uses, no);
  return paid + part(platformFen, uses, no) - bpOf(paid, feeBp);
};

/** The first uses take what does not divide. */
const part = (totalFen: number, parts: number, no: number): number =>
  Math.floor(totalFen / parts) + (no <= totalFen % parts ? 1 : 0);

/** Half a fen goes to the even one. */
const bpOf = (fen: number, bp: number): number => {
  const twice = fen * bp * 2;
  const down = Math.floor(twice / 20_000);
  const rest = twice - down * 20_000;
  if (rest !== 10_000) return rest > 10_000 ? down + 1 : down;
  return down % 2 === 0 ? down : down + 1;
};

const move = (books: Books, from: Account, to: Account, fen: number): void => {
  books.accounts[from] -= fen;
  books.accounts[to] += fen;
};
