import { practiceCodeOf } from '#contract/kit/code.ts';
import { dayMs, hourMs } from '#contract/kit/time.ts';
import type { Usable } from '#contract/redeemable.ts';
import type { VoucherTerms } from '#contract/voucher.ts';
import type { PracticeWords } from './words.zh.ts';

/** The fake vouchers that this app brings along; all begin with 890. */
export const sampleNames = [
  'good',
  'card',
  'used',
  'expired',
  'elsewhere',
  'mistyped',
] as const;
export type SampleName = (typeof sampleNames)[number];

const codes: Record<Exclude<SampleName, 'mistyped'>, string> = {
  good: practiceCodeOf('011223344'),
  card: practiceCodeOf('022334455'),
  used: practiceCodeOf('033445566'),
  expired: practiceCodeOf('044556677'),
  elsewhere: practiceCodeOf('055667788'),
};

/** The good one as a finger slips on its last digit. */
const slipped = (code: string): string =>
  code.slice(0, -1) + String((Number(code.at(-1)) + 1) % 10);

export const codeOfSample = (name: SampleName): string =>
  name === 'mistyped' ? slipped(codes.good) : codes[name];

export type Sample = {
  name: SampleName;
  code: string;
  title: string;
  terms: VoucherTerms;
  usesTotal: number;
  holderPhoneMasked: string;
  /** As it was before anybody practised with it. */
  was: Usable;
};

/** A rehearsal's code is the server's: it begins with 89 and anything but 0. */
export const isRehearsalCode = (code: string): boolean => /^89[1-9]/.test(code);

/** The fake voucher of a practice code; undefined for a number that the app never made. */
export const sampleOf = (
  code: string,
  at: { placeId: string; now: Date },
  words: PracticeWords,
): Sample | undefined => {
  const name = sampleNames.find((one) => codeOfSample(one) === code);
  if (name === undefined || name === 'mistyped') return undefined;
  const written = paper(name, code, words);
  return { ...written, was: { ...standing(name, at), terms: written.terms } };
};

/** What a rehearsal hands over: a set meal like any other. */
export const rehearsalPaper = (code: string, words: PracticeWords) =>
  paper('good', code, words);

type RealSample = Exclude<SampleName, 'mistyped'>;

const paper = (name: RealSample, code: string, words: PracticeWords) => {
  const isCard = name === 'card';
  return {
    name,
    code,
    title: isCard ? words.cardTitle : words.mealTitle,
    terms: isCard ? cardOf(words) : mealOf(words),
    usesTotal: isCard ? 10 : 1,
    holderPhoneMasked: '138****0000',
  };
};

const mealOf = (words: PracticeWords): VoucherTerms => ({
  kind: 'package',
  priceFen: 5_800,
  usesTotal: 1,
  items: [
    { name: words.noodles, count: 2, priceFen: 3_200 },
    { name: words.dish, count: 1, priceFen: 1_200 },
  ],
});

const cardOf = (words: PracticeWords): VoucherTerms => ({
  kind: 'package',
  priceFen: 3_000,
  usesTotal: 10,
  items: [{ name: words.milk, count: 10, priceFen: 400 }],
});

const standing = (
  name: RealSample,
  { placeId, now }: { placeId: string; now: Date },
): Omit<Usable, 'terms'> => {
  const used = name === 'used';
  const endsInDays = name === 'expired' ? -3 : 60;
  return {
    state: used ? 'redeemed' : 'issued',
    usesLeft: used ? 0 : name === 'card' ? 10 : 1,
    undos: 0,
    heldBecause: null,
    usesPerDay: null,
    usesOn: null,
    usesThatDay: 0,
    placeIds: name === 'elsewhere' ? [] : [placeId],
    validFrom: new Date(now.getTime() - 30 * dayMs),
    validUntil: new Date(now.getTime() + endsInDays * dayMs),
  };
};

/** When the used one was used, as practice tells it. */
export const usedAt = (now: Date): string =>
  new Date(now.getTime() - 26 * hourMs).toISOString();
