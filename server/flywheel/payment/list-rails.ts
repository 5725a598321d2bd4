import { RailName } from '#contract/payment.ts';
import type { AnyWork } from '#kit/work.ts';

/** The ways to pay: a rail without keys is simply not offered. */
export const listRails = ({ outside }: AnyWork): RailName[] =>
  RailName.options.filter((name) => outside.rails[name] !== undefined);
