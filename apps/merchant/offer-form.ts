import { OfferDraft } from '#contract/offer.ts';
import type { Funding, OfferDraft as Draft } from '#contract/offer.ts';
import type { OfferKind, OfferTerms } from '#contract/offer-terms.ts';
import type { Discount, WeeklyWindow } from '#contract/discount.ts';
import { fenOf } from './money-input.ts';
import { fieldOfPath } from './offer-faults.ts';
import type { FieldPath } from './offer-faults.ts';
import { isoOfWall } from './wall-time.ts';

/** The offer form as it is typed: amounts in yuan, times on the city's wall clock. */
export type OfferForm = {
  kind: OfferKind;
  title: string;
  placeIds: string[];
  items: { name: string; count: number | null; price: string }[];
  price: string;
  usesTotal: number | null;
  usesPerDay: number | null;
  /** When in the week a package may be used; none: always. */
  usableWindows: WeeklyWindow[];
  blackoutDays: string[];
  face: string;
  minimum: string;
  perBill: number | null;
  audience: 'everyone' | 'member';
  offBy: 'percent' | 'amount';
  percentBp: number | null;
  amount: string;
  base: Discount['base'];
  cap: string;
  appliesTo: ('bill' | 'package')[];
  windows: WeeklyWindow[];
  platformPercent: number | null;
  stock: number | null;
  perPersonLimit: number | null;
  sellFrom: string;
  sellUntil: string;
  validDays: number | null;
  excludes: string[];
};

export type ReadForm = { ok: true; draft: Draft } | { ok: false; faults: FieldPath[] };

/** The typed form as a draft for the server, or every field that can't be read yet. */
export const draftOf = (form: OfferForm, timeZone: string): ReadForm => {
  const read = OfferDraft.safeParse({
    title: form.title.trim(),
    terms: termsOf(form),
    placeIds: form.placeIds,
    funding: fundingOf(form),
    stock: form.stock,
    perPersonLimit: form.perPersonLimit,
    sellFrom: isoOfWall(form.sellFrom, timeZone) ?? '',
    sellUntil: isoOfWall(form.sellUntil, timeZone) ?? '',
    validDays: form.validDays,
    excludes: form.excludes.map((one) => one.trim()),
  });
  if (read.success) return { ok: true, draft: read.data };
  const paths = read.error.issues.flatMap((issue) => fieldOfPath(issue.path, form));
  return {
    ok: false,
    faults: [...new Map(paths.map((path) => [path.join('.'), path])).values()],
  };
};

/** What a margin preview needs, once the terms can be read; null until then. */
export const marginAskOf = (
  form: OfferForm,
): { terms: OfferTerms; funding: Funding } | null => {
  const read = OfferDraft.pick({ terms: true, funding: true }).safeParse({
    terms: termsOf(form),
    funding: fundingOf(form),
  });
  return read.success ? read.data : null;
};

const termsOf = (form: OfferForm): object => {
  const { kind } = form;
  if (kind === 'package') {
    const items = form.items.map(({ name, count, price }) => ({
      name: name.trim(),
      count,
      priceFen: fenOf(price),
    }));
    const { usesTotal, usesPerDay } = form;
    const daily = usesPerDay === null ? {} : { usesPerDay };
    const times = usableOf(form);
    return { kind, items, priceFen: fenOf(form.price), usesTotal, ...daily, ...times };
  }
  if (kind === 'cash') {
    return {
      kind,
      faceFen: fenOf(form.face),
      priceFen: fenOf(form.price),
      minimumFen: fenOf(form.minimum),
      perBill: form.perBill,
    };
  }
  const { appliesTo, windows, audience } = form;
  const discount = discountOf(form);
  return kind === 'bill'
    ? { kind, audience, discount, appliesTo }
    : { kind, windows, discount, appliesTo };
};

/** Said only where it is not always. */
const usableOf = ({ usableWindows, blackoutDays }: OfferForm): object =>
  usableWindows.length + blackoutDays.length === 0
    ? {}
    : { usable: { windows: usableWindows, blackoutDays } };

/** An empty minimum is none, an empty cap no cap; anything else has to be an amount. */
const discountOf = (form: OfferForm): object => ({
  base: form.base,
  off:
    form.offBy === 'percent'
      ? { percentBp: form.percentBp }
      : { amountFen: fenOf(form.amount) },
  minimumFen: form.minimum.trim() === '' ? 0 : fenOf(form.minimum),
  capFen: form.cap.trim() === '' ? null : fenOf(form.cap),
});

const fundingOf = ({ platformPercent }: OfferForm): object[] => {
  const platformBp = Math.round((platformPercent ?? Number.NaN) * 100);
  const parts = [
    { funder: 'merchant', shareBp: 10_000 - platformBp },
    { funder: 'platform', shareBp: platformBp },
  ];
  return parts.filter(({ shareBp }) => shareBp !== 0);
};
