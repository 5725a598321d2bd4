import type pg from 'pg';
import type { RailReason } from '#contract/payment.ts';
import type { MoveOutcome, ReturnAsked, ShareAsked, TransferAsked } from './rail.ts';
import { returnTrouble, shareTrouble, sumOf } from './rail-limits.ts';
import { inRailBooks, lockTrade } from './sandbox-books.ts';
import type { SandboxTerms } from './sandbox.ts';

/**
 * How the sandbox shares out, takes back and transfers. An account that ends in `~refuses`
 * takes and gives nothing; one that ends in `~slow` is paid when it is asked again after a
 * minute: what real receivers do to us.
 */
const refuses = (account: string): boolean => account.endsWith('~refuses');
const isSlow = (account: string): boolean => account.endsWith('~slow');
const slowMs = 60_000;

type Booked = { same: boolean; done: boolean };

export const shareTrade = (terms: SandboxTerms, asked: ShareAsked): Promise<MoveOutcome> =>
  inRailBooks(terms, async (client) => {
    const trade = await lockTrade(client, asked.tradeNo);
    const before = await findBooked(terms, client, {
      table: 'sandbox_share',
      no: asked.shareNo,
      same: `trade_no = $2 and finish = $3
        and (select coalesce(sum(amount_fen), 0) from sandbox_share_line as line
          where line.share_no = sandbox_share.share_no) = $4`,
      values: [asked.tradeNo, asked.finish, sumOf(asked.receivers)],
    });
    if (before) return outcomeOf(before);
    if (!trade) return no('not_paid');
    if (asked.receivers.some(({ account }) => refuses(account))) {
      return no('receiver_refused');
    }
    const now = terms.clock.now();
    const { receivers } = asked;
    const trouble = shareTrouble(terms.limits, trade, { receivers, now });
    if (trouble) return no(trouble);
    const slow = asked.receivers.some(({ account }) => isSlow(account));
    await client.query(`insert into sandbox_share values ($1, $2, $3, $4, $5)`, [
      asked.shareNo,
      asked.tradeNo,
      asked.finish,
      now,
      slow ? null : now,
    ]);
    for (const { account, amountFen } of asked.receivers) {
      await client.query(`insert into sandbox_share_line values ($1, $2, $3)`, [
        asked.shareNo,
        account,
        amountFen,
      ]);
    }
    return outcomeOf({ same: true, done: !slow });
  });

export const returnShare = (
  terms: SandboxTerms,
  asked: ReturnAsked,
): Promise<MoveOutcome> =>
  inRailBooks(terms, async (client) => {
    const share = await lockShare(client, asked);
    const before = await findBooked(terms, client, {
      table: 'sandbox_return',
      no: asked.returnNo,
      same: 'share_no = $2 and amount_fen = $3',
      values: [asked.shareNo, asked.amountFen],
    });
    if (before) return outcomeOf(before);
    if (!share) return no('no_such_share');
    if (refuses(asked.account)) return no('receiver_refused');
    const now = terms.clock.now();
    const trouble = returnTrouble(terms.limits, share, { ...asked, now });
    if (trouble) return no(trouble);
    const slow = isSlow(asked.account);
    await client.query(`insert into sandbox_return values ($1, $2, $3, $4, $5, $6)`, [
      asked.returnNo,
      asked.shareNo,
      asked.account,
      asked.amountFen,
      now,
      slow ? null : now,
    ]);
    return outcomeOf({ same: true, done: !slow });
  });

export const transfer = (terms: SandboxTerms, asked: TransferAsked): Promise<MoveOutcome> =>
  inRailBooks(terms, async (client) => {
    const before = await findBooked(terms, client, {
      table: 'sandbox_transfer',
      no: asked.transferNo,
      same: 'amount_fen = $2',
      values: [asked.amountFen],
    });
    if (before) return outcomeOf(before);
    if (refuses(asked.account)) return no('receiver_refused');
    const now = terms.clock.now();
    const slow = isSlow(asked.account);
    await client.query(`insert into sandbox_transfer values ($1, $2, $3, $4, $5, $6)`, [
      asked.transferNo,
      asked.account,
      asked.amountFen,
      asked.title,
      now,
      slow ? null : now,
    ]);
    return outcomeOf({ same: true, done: !slow });
  });

const no = (why: RailReason): MoveOutcome => ({ outcome: 'refused', why });

const outcomeOf = ({ same, done }: Booked): MoveOutcome => {
  if (!same) return no('number_reused');
  return { outcome: done ? 'done' : 'processing' };
};

const numberOf = {
  sandbox_share: 'share_no',
  sandbox_return: 'return_no',
  sandbox_transfer: 'transfer_no',
} as const;

/** `same` says in SQL, of `values`, whether what was booked is what is asked now. */
type Looked = {
  table: keyof typeof numberOf;
  no: string;
  same: string;
  values: unknown[];
};

/** What was booked under this number; something slow is done once a minute has passed. */
const findBooked = async (
  terms: SandboxTerms,
  client: pg.PoolClient,
  asked: Looked,
): Promise<Booked | undefined> => {
  const { table } = asked;
  const now = terms.clock.now();
  await client.query(
    `update ${table} set done_at = $2 where ${numberOf[table]} = $1
       and done_at is null and asked_at <= $3`,
    [asked.no, now, new Date(now.getTime() - slowMs)],
  );
  const found = await client.query<Booked>(
    `select ${asked.same} as same, done_at is not null as done
     from ${table} where ${numberOf[table]} = $1`,
    [asked.no, ...asked.values],
  );
  return found.rows[0];
};

/** One receiver's part of a share, locked by its trade; undefined before it is done. */
const lockShare = async (client: pg.PoolClient, asked: ReturnAsked) => {
  await client.query(
    `select from sandbox_trade join sandbox_share using (trade_no)
     where share_no = $1 for update`,
    [asked.shareNo],
  );
  const found = await client.query<{
    sharedAt: Date;
    sharedFen: number;
    returnedFen: number;
  }>(
    `select done_at as "sharedAt", amount_fen as "sharedFen",
       (select coalesce(sum(amount_fen), 0)::bigint from sandbox_return as back
         where back.share_no = $1 and back.account = $2) as "returnedFen"
     from sandbox_share join sandbox_share_line using (share_no)
     where share_no = $1 and account = $2 and done_at is not null`,
    [asked.shareNo, asked.account],
  );
  return found.rows[0];
};
