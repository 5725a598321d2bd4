import { readCode } from '#contract/kit/code.ts';
import { stepShown } from '#contract/kit/rotating-code.ts';
import { minuteMs } from '#contract/kit/time.ts';
import type { Named } from '#flywheel/voucher/find.ts';
import type { AnyWork, Work } from '#kit/work.ts';

type NotNamed =
  | 'code_mistyped'
  | 'code_out_of_date'
  | 'code_for_offline'
  | 'code_for_practice';

/** How long a preparation may be redeemed with; a cashier may be called away. */
const preparedMs = 3 * minuteMs;

/**
 * What a text names, or why it names nothing. It is told only after the store is known to
 * be the caller's: a typo is the business of those who work there.
 */
export const readNamed = async (
  work: AnyWork,
  asked: { placeId: string; code: string },
): Promise<Named | NotNamed> => {
  if (asked.code.startsWith(prefix)) return readPrepared(work, asked);
  const read = readCode(asked.code);
  switch (read.kind) {
    case 'code':
      return { by: 'code', code: read.code };
    case 'rotating': {
      const key = work.outside.codes.keyOf(work.cityId, read.handle);
      const step = await stepShown(key, read.otp, { at: work.now });
      return step === null
        ? 'code_out_of_date'
        : { by: 'handle', handle: read.handle, step };
    }
    case 'signed':
      return 'code_for_offline';
    case 'practice':
      return 'code_for_practice';
    default:
      return 'code_mistyped';
  }
};

export const mustBeNamed = (work: Work<NotNamed>, named: Named | NotNamed): Named =>
  typeof named === 'string' ? work.refuse(named, {}) : named;

const prefix = 'p.';

/** What is sent instead of a shown code once it was looked up: it keeps its step. */
export const redeemWith = (work: AnyWork, placeId: string, named: Named): string => {
  const untilMs = work.now.getTime() + preparedMs;
  const said = [work.cityId, placeId, untilMs, ...partsOf(named)].join('|');
  return prefix + work.outside.codes.seal(Buffer.from(said).toString('base64url'));
};

const partsOf = (named: Named): (string | number)[] =>
  named.by === 'code' ? [named.code] : [named.handle, named.step];

const readPrepared = (
  work: AnyWork,
  asked: { placeId: string; code: string },
): Named | NotNamed => {
  const sealed = work.outside.codes.unseal(asked.code.slice(prefix.length));
  if (sealed === null) return 'code_mistyped';
  const [cityId, placeId, untilMs, first = '', step] = Buffer.from(sealed, 'base64url')
    .toString()
    .split('|');
  if (cityId !== work.cityId || placeId !== asked.placeId) return 'code_mistyped';
  if (work.now.getTime() > Number(untilMs)) return 'code_out_of_date';
  return step === undefined
    ? { by: 'code', code: first }
    : { by: 'handle', handle: first, step: Number(step) };
};
