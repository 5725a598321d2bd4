import type { AuditView } from '#contract/audit.ts';
import type { Language } from '#ui/language.tsx';
import { shortId, signedMoney } from './ledger-sentences.ts';

type Said = readonly [zh: string, en: string];

/** Names of facts as an operator reads them; others stand under their own. */
const names: Record<string, Said> = {
  reason: ['原因', 'reason'],
  because: ['原因', 'reason'],
  wasHeldBecause: ['当时暂停是因为', 'was held because'],
  name: ['名称', 'name'],
  title: ['优惠', 'offer'],
  verdict: ['结论', 'verdict'],
  role: ['身份', 'role'],
  bornBy: ['谁承担', 'borne by'],
  bornByBefore: ['原来谁承担', 'borne before by'],
  placeId: ['门店', 'store'],
  merchantId: ['商户', 'merchant'],
  voucherId: ['券', 'voucher'],
  askedBy: ['谁被锁', 'who was locked'],
  keyEnd: ['密钥尾号', 'key ends'],
  keptPlaceId: ['留下', 'kept'],
  droppedPlaceId: ['并掉', 'dropped'],
  kind: ['哪一种', 'kind'],
  was: ['原来是', 'was'],
  until: ['到', 'until'],
  rail: ['通道', 'rail'],
  step: ['到哪一步', 'step'],
  accountEnd: ['账户尾号', 'account ends'],
};

const amounts: Record<string, Said> = {
  amountFen: ['金额', 'amount'],
  askedFen: ['要求退', 'asked for'],
  storeFen: ['全店上限', 'of the store'],
  voucherFen: ['一张券上限', 'of one voucher'],
  minimumFen: ['起付', 'minimum'],
};

const values: Record<string, Said> = {
  accept: ['通过', 'accepted'],
  refuse: ['不通过', 'refused'],
  owner: ['店主', 'owner'],
  staff: ['店员', 'staff'],
  member: ['会员', 'member'],
  operator: ['运营', 'operator'],
  platform: ['平台', 'platform'],
  merchant: ['商家', 'merchant'],
  merged: ['合并了', 'merged'],
  dismissed: ['判定不是一家', 'found to be two'],
  many_tries: ['试码太多', 'many tries'],
  impossible_travel: ['两地太快', 'too fast'],
  same_pair: ['总是这两个人', 'the same pair'],
  many_undos: ['撤销太多', 'many undos'],
};

/** What is known of a deed, a piece each; what says nothing is left out. */
export const factLines = (language: Language, { facts }: AuditView): string[] =>
  Object.entries(facts).flatMap(([name, fact]) => {
    if (fact === null || fact === '') return [];
    const at = language === 'zh' ? 0 : 1;
    // An amount is read as money, and named without its unit.
    if (name.endsWith('Fen') && typeof fact === 'number') {
      const called = amounts[name]?.[at] ?? name.slice(0, -3);
      return [`${called}${at === 0 ? '：' : ': '}${signedMoney(fact)}`];
    }
    const text = values[String(fact)]?.[at] ?? shownFact(String(fact));
    const called = names[name]?.[at] ?? name;
    return [language === 'zh' ? `${called}：${text}` : `${called}: ${text}`];
  });

/** An id is too long to read; its end is enough to tell it by. */
const shownFact = (text: string): string =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? `…${shortId(text)}` : text;
