import { AlipaySdk } from 'alipay-sdk';
import { z } from 'zod';
import type { Clock } from '#kit/clock.ts';

export type AlipayKeys = {
  appId: string;
  privateKey: string;
  /** The rail's own public keys: while it changes them, two are good at once. */
  publicKeys: readonly [string, ...string[]];
  /** Transfers need certificates instead of bare keys. */
  certificates: { app: string; root: string; alipay: string } | undefined;
  /** `https://openapi.alipay.com/gateway.do`, or a gateway of a test. */
  gateway: string;
};
export type AlipayTerms = { keys: AlipayKeys; clock: Clock; send?: typeof fetch };

/** What the rail answered: `code` 10000 is yes, anything else says why not. */
export type Answer = { code: string; subCode: string; facts: Record<string, unknown> };
type Params = Record<string, unknown> & { bizContent: Record<string, unknown> };

export type AlipayClient = {
  clock: Clock;
  keys: AlipayKeys;
  send: typeof fetch;
  /** An answer that the rail signed; throws when nothing is known. */
  ask(method: string, bizContent: Record<string, unknown>, more?: object): Promise<Answer>;
  /** The address of one of the rail's own pages. */
  pageOf(method: string, params: Params): string;
  /** What the rail's app is handed to pay by. */
  orderOf(method: string, params: Params): string;
  isGenuine(notice: Record<string, string>): boolean;
};

const answerMs = 8_000;

/**
 * The official SDK signs, verifies and builds addresses. What it leaves to us: an answer is
 * always verified, the time is China's by our clock, and several keys of the rail are good
 * while it changes them.
 */
export const makeAlipayClient = (terms: AlipayTerms): AlipayClient => {
  const { keys, clock, send = fetch } = terms;
  const sdks = makeSdks(keys);
  const [first] = sdks;
  if (!first) throw new Error('a rail without a key');
  const timed = (params: Params) => ({ ...params, timestamp: chinaClock(clock.now()) });
  return {
    clock,
    keys,
    send,
    ask: async (method, bizContent, more = {}) => {
      let failure: unknown;
      // The same number again is the same call, so asking under the next key is harmless.
      for (const sdk of sdks) {
        try {
          const params = timed({ ...more, bizContent });
          return answerOf(await sdk.exec(method, params, { validateSign: true }));
        } catch (error) {
          failure = error;
          if (!isUnsigned(error)) break;
        }
      }
      throw withoutBody(failure);
    },
    pageOf: (method, params) => first.pageExecute(method, 'GET', timed(params)),
    orderOf: (method, params) => first.sdkExecute(method, timed(params)),
    // A notice names its own way of signing; only the strong one is believed.
    isGenuine: (notice) =>
      notice['sign_type'] === 'RSA2' &&
      notice['app_id'] === keys.appId &&
      sdks.some((sdk) => sdk.checkNotifySignV2(notice)),
  };
};

const makeSdks = (keys: AlipayKeys): AlipaySdk[] => {
  const common = {
    appId: keys.appId,
    privateKey: keys.privateKey,
    keyType: 'PKCS8' as const,
    gateway: keys.gateway,
    timeout: answerMs,
  };
  if (keys.certificates) {
    const { app, root, alipay } = keys.certificates;
    const certificates = {
      appCertContent: app,
      alipayRootCertContent: root,
      alipayPublicCertContent: alipay,
    };
    return [new AlipaySdk({ ...common, ...certificates })];
  }
  return keys.publicKeys.map(
    (alipayPublicKey) => new AlipaySdk({ ...common, alipayPublicKey }),
  );
};

const Said = z.looseObject({ code: z.coerce.string(), subCode: z.string().default('') });

const answerOf = (said: unknown): Answer => {
  const { code, subCode, ...facts } = Said.parse(said);
  // 20000: the rail itself failed, and may have done what was asked.
  if (code === '20000') throw new Error(`the rail failed: ${subCode}`);
  return { code, subCode, facts };
};

const isUnsigned = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('验签失败');

/** The SDK's errors carry whole answers; these go into no log. */
const withoutBody = (error: unknown): Error => {
  if (!(error instanceof Error)) return new Error('the rail was not understood');
  return new Error(isUnsigned(error) ? 'an answer that the rail did not sign' : error.name);
};

const clockFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `2026-11-24 12:00:00`, as the rail's clocks show it. */
export const chinaClock = (at: Date): string => clockFormat.format(at);

/** 5800 → "58.00": this rail counts in yuan, written as text. */
export const yuanOf = (fen: number): string =>
  `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
