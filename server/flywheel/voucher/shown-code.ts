import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  sign,
  timingSafeEqual,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { tagOf } from '#contract/kit/sealed-row.ts';
import { signedBody, signedText } from '#contract/kit/signed-code.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';

declare module '#kit/work.ts' {
  interface Outside {
    codes: CodeSecrets;
  }
}

/**
 * All that codes are made and signed with, derived from the instance's one secret: nothing
 * of it is stored, and another process has the same.
 */
export type CodeSecrets = {
  /** By voucher: HMAC of its handle. */
  keyOf(cityId: string, handle: string): string;
  /** 64 bytes of Ed25519, for signed codes. */
  sign(body: Uint8Array): Uint8Array;
  /** 32 bytes each, base64url, by key number. */
  publicKeys: readonly string[];
  /** Known again by nobody else: what is printed carries a few letters of it. */
  markOf(text: string): Uint8Array;
  /** Keeps a text that comes back from outside, as `text.mac`. */
  seal(text: string): string;
  /** The text that was sealed; null where somebody made it up. */
  unseal(sealed: string): string | null;
};

export const makeCodeSecrets = (secret: string): CodeSecrets => {
  const signing = signingKey(secret);
  const macOf = (text: string) =>
    createHmac('sha256', `prepared:${secret}`).update(text).digest('base64url');
  return {
    keyOf: (cityId, handle) =>
      createHmac('sha256', `code:${secret}`)
        .update(`${cityId}:${handle}`)
        .digest('base64url'),
    sign: (body) => sign(null, body, signing.key),
    publicKeys: [signing.publicKey],
    markOf: (text) => createHmac('sha256', `mark:${secret}`).update(text).digest(),
    seal: (text) => `${text}.${macOf(text)}`,
    unseal: (sealed) => {
      const at = sealed.lastIndexOf('.');
      const text = sealed.slice(0, Math.max(at, 0));
      const given = Buffer.from(sealed.slice(at + 1));
      const expected = Buffer.from(macOf(text));
      return given.length === expected.length && timingSafeEqual(given, expected)
        ? text
        : null;
    },
  };
};

/** The Ed25519 key whose seed is derived from the secret; the same text, the same bytes. */
const signingKey = (secret: string): { key: KeyObject; publicKey: string } => {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'signed-code:0', 32));
  const key = createPrivateKey({
    key: Buffer.concat([ed25519Header, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(key).export({ format: 'jwk' }).x;
  assert(publicKey !== undefined, 'an Ed25519 key has its point');
  return { key, publicKey };
};

/** What stands before the 32 bytes of a seed in PKCS #8 (RFC 8410). */
const ed25519Header = Buffer.from('302e020100300506032b657004220420', 'hex');

type Signable = {
  handle: string;
  offerId: string | null;
  validUntil: Date;
  usesTotal: number;
};

/** A voucher's signed code, for a store that has no network and has never heard of it. */
export const signedCodeOf = async (work: AnyWork, voucher: Signable): Promise<string> => {
  const body = signedBody({
    keyNo: 0,
    tag: await tagOf(voucher.handle),
    offerTag: (await offerTagOf(voucher.offerId)).slice(0, 8),
    validUntil: voucher.validUntil,
    usesTotal: voucher.usesTotal,
  });
  return signedText(body, work.outside.codes.sign(body));
};

/** By which a store's list and a signed code name an offer; a paid bill has none. */
export const offerTagOf = (offerId: string | null): Promise<string> =>
  tagOf(`offer:${offerId ?? 'bill'}`);
