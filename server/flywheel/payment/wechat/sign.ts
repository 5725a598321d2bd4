import {
  constants,
  createDecipheriv,
  publicEncrypt,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/**
 * The signatures of WeChat Pay v3: RSA with SHA-256 over lines that each end with a line
 * feed, the last one too; secrets travel as AEAD_AES_256_GCM under the merchant's v3 key,
 * names under the rail's public key.
 */
const scheme = 'WECHATPAY2-SHA256-RSA2048';

export type Signer = { merchantId: string; serialNo: string; privateKey: KeyObject };
export type RequestToSign = {
  method: 'GET' | 'POST';
  /** Path and query, as they are sent. */
  target: string;
  body: string;
  now: Date;
};

export const linesOf = (...parts: readonly string[]): string =>
  parts.map((part) => `${part}\n`).join('');

export const signLines = (privateKey: KeyObject, ...parts: readonly string[]): string =>
  sign('RSA-SHA256', Buffer.from(linesOf(...parts)), privateKey).toString('base64');

/** The `Authorization` header of one request. */
export const authorizationOf = (signer: Signer, asked: RequestToSign): string => {
  const nonce = makeNonce();
  const timestamp = secondsOf(asked.now);
  const { method, target, body } = asked;
  const signature = signLines(signer.privateKey, method, target, timestamp, nonce, body);
  const fields = {
    mchid: signer.merchantId,
    nonce_str: nonce,
    signature,
    timestamp,
    serial_no: signer.serialNo,
  };
  const said = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
  return `${scheme} ${said.join(',')}`;
};

export const secondsOf = (now: Date): string => String(Math.floor(now.getTime() / 1_000));
export const makeNonce = (): string => randomBytes(16).toString('hex').toUpperCase();

export type Signed = { timestamp: string; nonce: string; body: string; signature: string };

/** Whether the owner of this key signed an answer or a notice. */
export const isSignedBy = (publicKey: KeyObject, said: Signed): boolean => {
  const { timestamp, nonce, body, signature } = said;
  const lines = Buffer.from(linesOf(timestamp, nonce, body));
  return verify('RSA-SHA256', lines, publicKey, Buffer.from(signature, 'base64'));
};

export type Sealed = {
  ciphertext: string;
  nonce: string;
  associated_data?: string | undefined;
};

/** Opens what was sealed under the v3 key; throws when a single bit was changed. */
export const unseal = (apiKey: string, sealed: Sealed): string => {
  const bytes = Buffer.from(sealed.ciphertext, 'base64');
  const nonce = Buffer.from(sealed.nonce);
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiKey), nonce, {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(sealed.associated_data ?? ''));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  const opened = [decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()];
  return Buffer.concat(opened).toString('utf8');
};
const tagBytes = 16;

/** A name that only the rail can read. */
export const encryptFor = (publicKey: KeyObject, text: string): string =>
  publicEncrypt(
    { key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
    Buffer.from(text),
  ).toString('base64');
