import type { RedemptionView } from '#contract/redemption.ts';
import { yuan } from '#contract/kit/money.ts';
import { wallOfIso } from './wall-time.ts';

/** What a day comes to: counted redemptions, those taken back, and what they earn. */
export const sumOf = (
  rows: readonly RedemptionView[],
): { count: number; undone: number; merchantGetsFen: number } => {
  const good = rows.filter(({ undoneAt }) => undoneAt === null);
  return {
    count: good.length,
    undone: rows.length - good.length,
    merchantGetsFen: good.reduce((sum, one) => sum + one.merchantGetsFen, 0),
  };
};

export type CsvHeads = readonly [
  time: string,
  store: string,
  title: string,
  code: string,
  use: string,
  channel: string,
  staff: string,
  gets: string,
  undone: string,
];

/**
 * The rows of a CSV file: times on the city's clock, amounts in yuan. A redemption that was
 * taken back earns nothing and says when.
 */
export const csvRowsOf = (
  heads: CsvHeads,
  rows: readonly RedemptionView[],
  terms: { timeZone: string; channels: Record<RedemptionView['channel'], string> },
): (string | number)[][] => [
  [...heads],
  ...rows.map((one) => [
    wallOf(one.redeemedAt, terms.timeZone),
    one.placeName,
    one.title,
    // A tab keeps spreadsheets from writing twelve digits as 1.23E+11.
    `\t${one.code}`,
    one.useNo,
    terms.channels[one.channel],
    one.staffName,
    one.undoneAt === null ? yuan(one.merchantGetsFen) : '0.00',
    one.undoneAt === null ? '' : wallOf(one.undoneAt, terms.timeZone),
  ]),
];

const wallOf = (iso: string, timeZone: string): string =>
  wallOfIso(iso, timeZone).replace('T', ' ');
