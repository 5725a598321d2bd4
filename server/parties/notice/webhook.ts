import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';

declare module '#kit/work.ts' {
  interface Outside {
    webhooks: Webhooks;
  }
}

export type WebhookCall = {
  url: string;
  noticeId: string;
  body: string;
  at: Date;
  secret: string;
};
export type WebhookAnswer = {
  delivered: boolean;
  /** `HTTP 200`, or what went wrong. */
  proof: string;
  /** Calling again would not help. */
  isFinal: boolean;
};
export type Webhooks = {
  call(asked: WebhookCall): Promise<WebhookAnswer>;
  secretOf(cityId: string, merchantId: string, version: number): string;
  /** Why nothing is sent to this address; undefined where it is. */
  whyNot(url: string): 'not_an_address' | 'not_https' | 'private' | undefined;
};

/** Who does not answer in this time is called again later. */
const answerMs = 5_000;

/**
 * Calls merchants' own addresses. An address that somebody else chose must not open a door
 * into our own network, so private addresses are refused when the name is resolved, at the
 * moment of the call: a name that changes in between gains nothing. Redirects are not
 * followed. `development` allows this machine, without https.
 */
export const makeWebhooks = (terms: {
  secret: string;
  development: boolean;
}): Webhooks => ({
  secretOf: (cityId, merchantId, version) =>
    createHmac('sha256', `webhook:${terms.secret}`)
      .update(`${cityId}:${merchantId}:${version}`)
      .digest('base64url'),
  whyNot: (url) => whyNot(url, terms.development),
  call: async (asked) => {
    const why = whyNot(asked.url, terms.development);
    if (why) return { delivered: false, proof: why, isFinal: true };
    try {
      const status = await post(asked, terms.development);
      return {
        delivered: status >= 200 && status < 300,
        proof: `HTTP ${status}`,
        isFinal: status === 410,
      };
    } catch (error) {
      return { delivered: false, proof: reasonOf(error), isFinal: false };
    }
  },
});

const whyNot = (text: string, development: boolean) => {
  if (!URL.canParse(text)) return 'not_an_address';
  const url = new URL(text);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (development && isHere && url.protocol === 'http:') return undefined;
  if (url.protocol !== 'https:' || url.username !== '') return 'not_https';
  if (development) return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isName = isIP(host) === 0;
  if (isName) return isHere || !host.includes('.') ? 'private' : undefined;
  return isPrivate(host) ? 'private' : undefined;
};

const post = (asked: WebhookCall, development: boolean): Promise<number> => {
  const url = new URL(asked.url);
  const seconds = Math.floor(asked.at.getTime() / 1_000);
  const mac = createHmac('sha256', asked.secret).update(`${seconds}.${asked.body}`);
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent: false,
        timeout: answerMs,
        signal: AbortSignal.timeout(answerMs),
        lookup: development ? lookup : publicOnly,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(asked.body),
          'arrival-notice': asked.noticeId,
          'arrival-signature': `t=${seconds},v1=${mac.digest('hex')}`,
        },
      },
      (answer) => {
        // Its status is the proof; what else it says is not read.
        answer.resume();
        resolve(answer.statusCode ?? 0);
        answer.destroy();
      },
    );
    sent.on('error', reject);
    sent.end(asked.body);
  });
};

/** Resolves a name as usual, and fails where it leads into a private network. */
const publicOnly: LookupFunction = (host, options, tell) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const first = addresses?.[0];
    if (error || !first) return tell(error ?? new Error('private_address'), '');
    if (addresses.some(({ address }) => isPrivate(address))) {
      return tell(new Error('private_address'), '');
    }
    return options.all ? tell(null, addresses) : tell(null, first.address, first.family);
  });
};

/** Whatever is not for everybody on the internet. */
const notPublic = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  notPublic.addSubnet(net, bits, 'ipv4');
}

/** Of IPv6 only 2000::/3 is routed, less what carries an IPv4 address or is an example. */
const publicSix = new BlockList();
publicSix.addSubnet('2000::', 3, 'ipv6');
const oddSix = new BlockList();
oddSix.addSubnet('2001::', 23, 'ipv6');
oddSix.addSubnet('2001:db8::', 32, 'ipv6');
oddSix.addSubnet('2002::', 16, 'ipv6');

export const isPrivate = (address: string): boolean =>
  isIP(address) === 6
    ? !publicSix.check(address, 'ipv6') || oddSix.check(address, 'ipv6')
    : notPublic.check(address, 'ipv4');

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'failed';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (code || error.message).slice(0, 80);
};
