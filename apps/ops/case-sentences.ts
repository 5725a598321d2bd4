import type { Bearer, CaseView } from '#contract/offline.ts';
import type { Language } from '#ui/language.tsx';
import { lasting, moment } from '#ui/time.ts';
import { signedMoney } from './ledger-sentences.ts';

export type EvidenceLine = { name: EvidenceName; says: string };
export type EvidenceName = 'told' | 'proof' | 'list' | 'gone' | 'clock' | 'caps' | 'device';

/**
 * What a case's evidence says, line by line, as an operator reads it. What was not known
 * when it was told is said as not known, or left out where it says nothing.
 */
export const evidenceLines = (
  language: Language,
  shown: CaseView,
  timeZone: string,
  nowMs: number = Date.now(),
): EvidenceLine[] => {
  const zh = language === 'zh';
  const read = readerOf(shown.evidence);
  const at = (iso: string) => moment(language, iso, timeZone, nowMs);
  const line = (name: EvidenceName, says: string): EvidenceLine[] =>
    says === '' ? [] : [{ name, says }];
  return [
    ...line('told', toldSays(language, shown, at)),
    ...line('proof', proofs[read.text('proof') ?? 'nothing']?.[zh ? 0 : 1] ?? ''),
    ...line('list', listSays(language, shown, read)),
    ...line('gone', goneSays(zh, read, at)),
    ...line('clock', clockSays(language, read)),
    ...line('caps', capsSay(zh, read)),
    ...line('device', `${read.text('device') ?? ''} · …${read.text('digitsEnd') ?? ''}`),
  ];
};

type At = (iso: string) => string;
type Reader = ReturnType<typeof readerOf>;

const readerOf = (evidence: CaseView['evidence']) => ({
  text: (name: string): string | null => {
    const value = evidence[name];
    return typeof value === 'string' && value !== '' ? value : null;
  },
  count: (name: string): number => Number(evidence[name] ?? 0),
  is: (name: string): boolean => evidence[name] === true,
});

const proofs: Record<string, readonly [zh: string, en: string]> = {
  shown: ['顾客手机上会变的码，设备用清单核对', 'The changing code, checked by the list'],
  signed: ['我们签过名的码，清单上没有这张券', 'Our signature; it was on no list'],
  nothing: [
    '只有数字，没网络时谁也核对不了',
    'Digits only, which nobody can check offline',
  ],
};

const toldSays = (language: Language, { scannedAt, uploadedAt }: CaseView, at: At) => {
  const late = Date.parse(uploadedAt) - Date.parse(scannedAt);
  const length = lasting(language, Math.abs(late));
  if (language === 'zh') {
    return late < 0
      ? `${at(uploadedAt)}，比它说的扫码时间还早 ${length}`
      : `${at(uploadedAt)}，扫码后 ${length}`;
  }
  return late < 0
    ? `${at(uploadedAt)}, ${length} before the scan that it claims`
    : `${at(uploadedAt)}, ${length} after the scan`;
};

const listSays = (language: Language, { scannedAt }: CaseView, read: Reader): string => {
  const made = read.text('listMadeAt');
  const zh = language === 'zh';
  if (!made) return zh ? '没有，或不是本店的' : 'None, or not this store’s';
  const age = lasting(language, Math.max(0, Date.parse(scannedAt) - Date.parse(made)));
  return zh ? `扫码时清单已有 ${age}` : `${age} old at the scan`;
};

const goneSays = (zh: boolean, read: Reader, at: At): string => {
  const gone = read.text('goneAt');
  if (!gone) return '';
  const place = read.text('gonePlace');
  if (read.text('found') === 'given_back') {
    return zh ? `${at(gone)} 开始退款` : `Its refund began ${at(gone)}`;
  }
  if (!place) return zh ? `${at(gone)} 用掉了` : `Used ${at(gone)}`;
  return zh ? `${at(gone)} 在 ${place} 用掉了` : `Used ${at(gone)} at ${place}`;
};

const clockSays = (language: Language, read: Reader): string => {
  const zh = language === 'zh';
  if (!read.is('clockSure'))
    return zh ? '它自己也不知道准不准' : 'It could not tell itself';
  const off = Math.abs(read.count('clockOffMs'));
  if (off < 5_000) return zh ? '准' : 'Right';
  const length = lasting(language, off);
  return zh ? `差 ${length}，已按校正算` : `Off by ${length}, put right`;
};

const capsSay = (zh: boolean, read: Reader): string => {
  const money = (name: string) => signedMoney(read.count(name));
  return zh
    ? `当时压着 ${money('waitingFen')}，全店上限 ${money('storeCapFen')}，` +
        `一张券上限 ${money('voucherCapFen')}；三天里平台已认 ${money('bornFen')}`
    : `${money('waitingFen')} waited; the store may have ${money('storeCapFen')}, one ` +
        `voucher ${money('voucherCapFen')}; ${money('bornFen')} borne in three days`;
};

/** What closing does to the ledger when this side bears it. */
export const closingSays = (
  language: Language,
  { bornBy, amountFen }: Pick<CaseView, 'bornBy' | 'amountFen'>,
  to: Bearer,
): string => {
  const zh = language === 'zh';
  const money = signedMoney(amountFen);
  if (to === bornBy || amountFen === 0) return zh ? '账不动。' : 'The ledger stays.';
  if (to === 'platform') {
    return zh ? `账上补给商家 ${money}。` : `${money} is posted to the merchant.`;
  }
  return zh ? `补给商家的 ${money} 从账上冲回。` : `The ${money} is posted back.`;
};
