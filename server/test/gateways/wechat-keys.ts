import { createCipheriv, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { makeCertificate } from './certificate.ts';

/** The keys with which the played WeChat Pay signs and seals. */
export type Clock = { now(): Date };
export type Platform = {
  serial: string;
  made: Date;
  publicKey: KeyObject;
  privateKey: KeyObject;
};

export const apiKey = 'a v3 key has thirty-two letters.';

export const makePlatform = (serial: string, { now }: Clock): Platform => ({
  serial,
  made: now(),
  ...generateKeyPairSync('rsa', { modulusLength: 2_048 }),
});

const dayMs = 86_400_000;

/** Good from the day before it was made, for three hundred days. */
export const certificateOf = (platform: Platform): string => {
  const made = platform.made.getTime();
  return makeCertificate({
    ...platform,
    from: new Date(made - dayMs),
    until: new Date(made + 300 * dayMs),
  });
};

export const signHeaders = (
  key: Platform,
  at: Date,
  body: string,
): Record<string, string> => {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const nonce = randomBytes(8).toString('hex');
  const lines = Buffer.from(`${timestamp}\n${nonce}\n${body}\n`);
  return {
    'content-type': 'application/json',
    'wechatpay-serial': key.serial,
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-signature': sign('sha256', lines, key.privateKey).toString('base64'),
  };
};

export const seal = (associated_data: string, text: string) => {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiKey), Buffer.from(nonce));
  cipher.setAAD(Buffer.from(associated_data));
  const parts = [cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
  return { associated_data, nonce, ciphertext: Buffer.concat(parts).toString('base64') };
};
