import { bytesOf } from './rotating-code.ts';

/**
 * A voucher as a signed sentence, for a store that has no network and does not have the
 * voucher on its list: `82` and 196 digits, a QR of version 5 at level M. Anybody with the
 * public key can check it. It is as good as its copy, so what may be accepted on it is
 * bounded by the store's cap (contract/offline.ts).
 */
const signedType = '82';
const bodyBytes = 17;
const signatureBytes = 64;
const digitsLong = 196;
const hourMs = 3_600_000;

export type SignedVoucher = {
  /** Which key signed; grows by one with each new key. */
  keyNo: number;
  /** The voucher's tag, 16 hex digits: what its row in a list is found by. */
  tag: string;
  /** The first 8 hex digits of its offer's tag. */
  offerTag: string;
  /** To the hour below. */
  validUntil: Date;
  usesTotal: number;
};

/** The 17 bytes that are signed. */
export const signedBody = (voucher: SignedVoucher): Uint8Array<ArrayBuffer> => {
  const body = new Uint8Array(bodyBytes);
  const view = new DataView(body.buffer);
  view.setUint8(0, voucher.keyNo);
  view.setBigUint64(1, BigInt(`0x${voucher.tag}`));
  view.setUint32(9, Number.parseInt(voucher.offerTag, 16));
  const hours = Math.floor(voucher.validUntil.getTime() / hourMs);
  view.setUint8(13, hours >> 16);
  view.setUint16(14, hours & 0xffff);
  view.setUint8(16, voucher.usesTotal);
  return body;
};

/** Body and signature (64 bytes, Ed25519) → what the QR holds. */
export const signedText = (body: Uint8Array, signature: Uint8Array): string => {
  let number = 0n;
  for (const byte of [...body, ...signature]) number = (number << 8n) | BigInt(byte);
  return signedType + number.toString().padStart(digitsLong, '0');
};

export const isSignedShape = (digits: string): boolean => /^82\d{196}$/.test(digits);

/**
 * What a signed code says, null where its signature is none of `publicKeys` (32 bytes each,
 * base64url, in the order of their numbers).
 */
export const readSigned = async (
  digits: string,
  publicKeys: readonly string[],
): Promise<SignedVoucher | null> => {
  const bytes = isSignedShape(digits) ? bytesIn(digits.slice(2)) : null;
  if (!bytes) return null;
  const body = bytes.slice(0, bodyBytes);
  const key = publicKeys[body[0] ?? 0];
  if (key === undefined) return null;
  const isOurs = await crypto.subtle.verify(
    'Ed25519',
    await crypto.subtle.importKey('raw', bytesOf(key), 'Ed25519', false, ['verify']),
    bytes.slice(bodyBytes),
    body,
  );
  return isOurs ? saidIn(body) : null;
};

const saidIn = (body: Uint8Array<ArrayBuffer>): SignedVoucher => {
  const view = new DataView(body.buffer);
  return {
    keyNo: view.getUint8(0),
    tag: view.getBigUint64(1).toString(16).padStart(16, '0'),
    offerTag: view.getUint32(9).toString(16).padStart(8, '0'),
    validUntil: new Date(((view.getUint8(13) << 16) | view.getUint16(14)) * hourMs),
    usesTotal: view.getUint8(16),
  };
};

const bytesIn = (digits: string): Uint8Array<ArrayBuffer> | null => {
  let number = BigInt(digits);
  const bytes = new Uint8Array(bodyBytes + signatureBytes);
  for (let at = bytes.length - 1; at >= 0; at -= 1) {
    bytes[at] = Number(number & 0xffn);
    number >>= 8n;
  }
  return number === 0n ? bytes : null;
};
