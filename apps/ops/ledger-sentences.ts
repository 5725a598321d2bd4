import type { PostingView } from '#contract/ledger.ts';
import { yuan } from '#contract/kit/money.ts';
import { cardSentence } from './card-sentences.ts';
import type { Language } from '#ui/language.tsx';

/** "¥94.50" or "−¥3"; a balance may be below zero, and a hyphen is no minus. */
export const signedMoney = (fen: number): string =>
  `${fen < 0 ? '−' : ''}¥${yuan(Math.abs(fen), true)}`;

/** The end of an id, enough to tell two apart on one screen. */
export const shortId = (id: string): string => id.slice(-6);

const plainNames: Record<string, readonly [zh: string, en: string]> = {
  'held': ['代管', 'Held for customers'],
  'refunding': ['退款途中', 'Refunds on their way'],
  'platform:funding': ['平台让利', 'Platform funding'],
  'platform:fee': ['平台服务费', 'Platform fee'],
  'platform:offline-loss': ['断网损失', 'Losses without network'],
  'platform:card-income': ['会员卡收入', 'Card income'],
};

const merchantParts: Record<string, readonly [zh: string, en: string]> = {
  payable: ['应付', 'owed'],
  settled: ['已结算', 'settled'],
  paying: ['打款中', 'being paid'],
  funding: ['让利', 'funding'],
  given: ['已让', 'given'],
};

/** `merchant:…:payable` → "周记 · 应付"; a name that is not known keeps its own word. */
export const accountName = (
  language: Language,
  account: string,
  merchants: ReadonlyMap<string, string>,
): string => {
  const at = language === 'zh' ? 0 : 1;
  const plain = plainNames[account];
  if (plain) return plain[at];
  const [kind, id = '', part = ''] = account.split(':');
  if (kind === 'rail') return `${language === 'zh' ? '收款通道' : 'Rail'} · ${id}`;
  if (kind === 'card') {
    const name = language === 'zh' ? '未赚到的年费' : 'Fee not earned yet';
    return `${name} · ${shortId(id)}`;
  }
  if (kind === 'campaign') {
    return `${language === 'zh' ? '补贴活动' : 'Campaign'} · ${shortId(id)}`;
  }
  const said = merchantParts[part];
  if (kind !== 'merchant' || !said) return account;
  return `${merchants.get(id) ?? shortId(id)} · ${said[at]}`;
};

/** What one entry did, in a sentence that can be checked against its postings. */
export const entrySentence = (
  language: Language,
  postings: readonly PostingView[],
): string => {
  const [first] = postings;
  if (!first) return '';
  const zh = language === 'zh';
  const all = signedMoney(sumFen(postings));
  switch (first.kind) {
    case 'payment':
      return zh
        ? `顾客付了 ${all}，钱先代管着，核销以后才归商家。`
        : `A customer paid ${all}; it is held until the voucher is redeemed.`;
    case 'redemption':
      return redeemed(zh, sharesOf(postings));
    case 'undo':
      return undone(zh, sharesOf(postings.map(turned)));
    case 'refund':
      return zh
        ? `开始退 ${all}：从代管转到退款途中，等通道确认。`
        : `A refund of ${all} began: no longer held, on its way until the rail confirms.`;
    case 'refund_done':
      return zh
        ? `${all} 已经从通道退给顾客。`
        : `${all} went back to the customer; the rail confirmed it.`;
    case 'case':
      return zh
        ? `断网时卖出去、没法核销的 ${all}，由平台补给商家。`
        : `${all} handed out without network could not be redeemed; the platform bears it.`;
    case 'case_reversed':
      return zh
        ? `平台补过的 ${all} 收回：这件事改由商家承担。`
        : `The ${all} that the platform bore is taken back; the merchant bears it.`;
    case 'card_sale':
    case 'card_saving':
    case 'card_saving_undone':
    case 'card_refund':
    case 'guarantee':
      return cardSentence(zh, first.kind, all);
    case 'settlement':
      return settledSentence(zh, first, all);
    case 'payout':
      return zh
        ? `${all} 做进了一笔打款，等通道确认。`
        : `${all} went into a payout and waits for the rail to confirm.`;
    case 'payout_done':
      return zh
        ? `通道确认：${all} 已经打给商家。`
        : `The rail confirmed that ${all} was paid to the merchant.`;
    case 'payout_failed':
      return zh
        ? `通道没有打成，${all} 回到商家的已结算。`
        : `The rail did not pay; ${all} is settled again and waits for another payout.`;
    case 'recovery':
      return zh
        ? `已经打给商家的 ${all} 从通道收回来，用来退给顾客。`
        : `${all} that the merchant had been paid came back at the rail, for a refund.`;
    case 'use_refund':
      return givenBack(zh, sharesOf(postings.map(turned)));
  }
};

const settledSentence = (zh: boolean, { toAccount }: PostingView, all: string): string => {
  // More was taken back than was earned in this run.
  if (toAccount.endsWith(':payable'))
    return zh
      ? `收回的比挣到的多，已结算里减去 ${all}。`
      : `More was taken back than earned; ${all} less is settled.`;
  return zh
    ? `撤销时间过了，${all} 结算给商家，可以打款。`
    : `Nobody can undo it any more: ${all} is settled and can be paid out.`;
};

type Shares = { paidFen: number; platformFen: number; feeFen: number; givenFen: number };

const redeemed = (zh: boolean, shares: Shares): string => {
  const gets = signedMoney(shares.paidFen + shares.platformFen - shares.feeFen);
  const { paid, platform, fee, given } = saidOf(shares);
  return zh
    ? `核销了一次：顾客付的 ${paid}${platform && ` 加平台补的 ${platform}`}` +
        `${fee && `，减服务费 ${fee}`}，商家得 ${gets}。` +
        (given && `商家自己让了 ${given}，只记一笔，不用结。`)
    : `A voucher was redeemed: the customer's ${paid}` +
        (platform && ` plus ${platform} from the platform`) +
        (fee && ` less a fee of ${fee}`) +
        ` makes ${gets} for the merchant.` +
        (given && ` The merchant gave ${given} itself: noted, owed to nobody.`);
};

const undone = (zh: boolean, shares: Shares): string => {
  const gets = signedMoney(shares.paidFen + shares.platformFen - shares.feeFen);
  return zh
    ? `撤销了一次核销：商家的 ${gets} 退回，顾客的 ${signedMoney(shares.paidFen)} 重新代管。`
    : `A redemption was undone: ${gets} leaves the merchant, and the customer's ` +
        `${signedMoney(shares.paidFen)} is held again.`;
};

const givenBack = (zh: boolean, shares: Shares): string => {
  const { paid, platform, fee } = saidOf(shares);
  return zh
    ? `用过以后退给顾客 ${paid}：从商家扣` +
        `${fee && `，服务费退还商家 ${fee}`}${platform && `，平台补的收回 ${platform}`}。`
    : `${paid} of a use goes back to its customer, out of the merchant's part` +
        (fee && `; ${fee} of the fee returns to the merchant`) +
        (platform && `; ${platform} of the subsidy returns to the platform`) +
        '.';
};

const saidOf = ({ paidFen, platformFen, feeFen, givenFen }: Shares) => {
  const ifAny = (fen: number) => (fen > 0 ? signedMoney(fen) : '');
  return {
    paid: signedMoney(paidFen),
    platform: ifAny(platformFen),
    fee: ifAny(feeFen),
    given: ifAny(givenFen),
  };
};

const sharesOf = (postings: readonly PostingView[]): Shares => {
  const moved = (fits: (posting: PostingView) => boolean) => sumFen(postings.filter(fits));
  return {
    paidFen: moved(
      ({ fromAccount }) => fromAccount === 'held' || fromAccount === 'refunding',
    ),
    platformFen: moved(({ fromAccount }) =>
      /^(?:platform|campaign:[^:]+):funding$/.test(fromAccount),
    ),
    feeFen: moved(({ toAccount }) => toAccount === 'platform:fee'),
    givenFen: moved(({ toAccount }) => toAccount.endsWith(':given')),
  };
};

const turned = (posting: PostingView): PostingView => ({
  ...posting,
  fromAccount: posting.toAccount,
  toAccount: posting.fromAccount,
});

const sumFen = (postings: readonly PostingView[]): number =>
  postings.reduce((sum, { amountFen }) => sum + amountFen, 0);

/** What came in and what went out, in a sentence. */
export const moneySentence = (
  language: Language,
  { moneyInFen, moneyOutFen }: { moneyInFen: number; moneyOutFen: number },
): string => {
  const left = signedMoney(moneyInFen - moneyOutFen);
  if (moneyInFen === 0)
    return language === 'zh' ? '还没有人付过钱。' : 'Nobody has paid anything yet.';
  if (language === 'zh')
    return moneyOutFen === 0
      ? `顾客付进来 ${signedMoney(moneyInFen)}，还没有退过款，都在通道那边。`
      : `顾客付进来 ${signedMoney(moneyInFen)}，退回去 ${signedMoney(moneyOutFen)}，` +
          `还有 ${left} 在通道那边。`;
  const paid = `Customers paid ${signedMoney(moneyInFen)}`;
  return moneyOutFen === 0
    ? `${paid}; nothing was refunded, so all is with the rails.`
    : `${paid} and got ${signedMoney(moneyOutFen)} back; ${left} is with the rails.`;
};
