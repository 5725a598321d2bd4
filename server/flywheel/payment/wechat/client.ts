import { createHash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { minuteMs } from '#contract/kit/time.ts';
import type { Clock } from '#kit/clock.ts';
import { makeKeyRing } from './keys.ts';
import type { KeyRing } from './keys.ts';
import { authorizationOf, isSignedBy } from './sign.ts';
import type { Signed } from './sign.ts';

export type WechatKeys = {
  appId: string;
  merchantId: string;
  serialNo: string;
  privateKey: KeyObject;
  apiKey: string;
  publicKey: { id: string; pem: string } | undefined;
  /** `https://api.mch.weixin.qq.com`, or a gateway of a test. */
  gateway: string;
};
export type ClientTerms = { keys: WechatKeys; clock: Clock; send?: typeof fetch };

/** The rail understood and says no; its code says why. */
export class RailSaysNo extends Error {
  override readonly name = 'RailSaysNo';
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string) {
    super(`the rail says no: ${status} ${code}`);
    this.status = status;
    this.code = code;
  }
}

export type WechatClient = {
  keys: WechatKeys;
  clock: Clock;
  ring: KeyRing;
  /** Whoever said this holds the rail's key, and said it just now. */
  isGenuine(headers: HeadersOf, body: string): Promise<boolean>;
  /**
   * The answer as it was signed; throws `RailSaysNo`, or anything when nothing is known.
   * `serial` names the key that something in the body was encrypted with.
   */
  ask(
    method: 'GET' | 'POST',
    target: string,
    body?: object,
    serial?: string,
  ): Promise<unknown>;
  /** A file whose hash was told before; it is not signed by itself. */
  download(url: string, sha1: string): Promise<string>;
};
export type HeadersOf = (name: string) => string | undefined;

const serialHeader = 'wechatpay-serial';
const answerMs = 8_000;
const fileMs = 30_000;
const freshMs = 5 * minuteMs;

export const makeWechatClient = (terms: ClientTerms): WechatClient => {
  const { keys, clock } = terms;
  const ring = makeKeyRing({
    clock,
    apiKey: keys.apiKey,
    publicKey: keys.publicKey,
    download: async () => {
      const { response, body } = await send(terms, {
        method: 'GET',
        target: '/v3/certificates',
        body: '',
        serial: undefined,
      });
      if (response.status !== 200) throw new Error(`no certificates: ${response.status}`);
      const of: HeadersOf = (name) => response.headers.get(name) ?? undefined;
      return { serial: of(serialHeader) ?? '', said: saidOf(of, body) };
    },
  });
  const isGenuine = async (of: HeadersOf, body: string): Promise<boolean> => {
    const said = saidOf(of, body);
    const at = Number(said.timestamp) * 1_000;
    const ageMs = Math.abs(clock.now().getTime() - at);
    if (!(ageMs <= freshMs)) return false;
    const key = await ring.find(of(serialHeader) ?? '');
    return key !== undefined && isSignedBy(key, said);
  };
  return {
    keys,
    clock,
    ring,
    isGenuine,
    ask: (method, target, body, serial) =>
      ask(terms, isGenuine, { method, target, body, serial }),
    download: (url, sha1) => download(terms, url, sha1),
  };
};

type Asked = {
  method: 'GET' | 'POST';
  target: string;
  body: object | undefined;
  serial: string | undefined;
};
type Sent = Omit<Asked, 'body'> & { body: string };

const ask = async (
  terms: ClientTerms,
  isGenuine: WechatClient['isGenuine'],
  asked: Asked,
): Promise<unknown> => {
  const text = asked.body ? JSON.stringify(asked.body) : '';
  const { response, body } = await send(terms, { ...asked, body: text });
  // What failed inside the rail may have been done, and its words are not signed.
  if (response.status >= 500) throw new Error(`the rail failed: ${response.status}`);
  const of: HeadersOf = (name) => response.headers.get(name) ?? undefined;
  if (!(await isGenuine(of, body))) {
    throw new Error(`an answer that the rail did not sign: ${response.status}`);
  }
  const answer: unknown = body === '' ? {} : JSON.parse(body);
  if (response.ok) return answer;
  throw new RailSaysNo(response.status, codeOf(answer));
};

const codeOf = (answer: unknown): string =>
  typeof answer === 'object' && answer !== null && 'code' in answer
    ? String(answer.code)
    : '';

/** One request, signed; its answer, not yet looked at. */
const send = async (
  { keys, clock, send: post = fetch }: ClientTerms,
  { method, target, body, serial = keys.publicKey?.id }: Sent,
): Promise<{ response: Response; body: string }> => {
  const response = await post(keys.gateway + target, {
    method,
    headers: {
      'authorization': authorizationOf(keys, { method, target, body, now: clock.now() }),
      'accept': 'application/json',
      'user-agent': 'arrival',
      ...(serial !== undefined && { [serialHeader]: serial }),
      ...(body !== '' && { 'content-type': 'application/json' }),
    },
    ...(body !== '' && { body }),
    signal: AbortSignal.timeout(answerMs),
  });
  return { response, body: await response.text() };
};

const download = async (
  { keys, clock, send: post = fetch }: ClientTerms,
  url: string,
  sha1: string,
): Promise<string> => {
  const { pathname, search } = new URL(url);
  const target = pathname + search;
  const asked = { method: 'GET', target, body: '', now: clock.now() } as const;
  // Never to whatever address an answer names: only its path, at our own gateway.
  const response = await post(keys.gateway + target, {
    headers: { 'authorization': authorizationOf(keys, asked), 'user-agent': 'arrival' },
    signal: AbortSignal.timeout(fileMs),
  });
  if (!response.ok) throw new Error(`no bill: ${response.status}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  const found = createHash('sha1').update(bytes).digest('hex');
  if (found !== sha1.toLowerCase()) throw new Error('a bill that is not what was told');
  return bytes.toString('utf8');
};

const saidOf = (of: HeadersOf, body: string): Signed => ({
  timestamp: of('wechatpay-timestamp') ?? '',
  nonce: of('wechatpay-nonce') ?? '',
  signature: of('wechatpay-signature') ?? '',
  body,
});
