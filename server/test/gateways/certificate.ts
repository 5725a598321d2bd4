import { sign, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/**
 * A self-signed X.509 certificate, written byte by byte: Node reads certificates and makes
 * none, and a test must not need a tool that may be missing.
 */
export const makeCertificate = (asked: {
  serial: string;
  publicKey: KeyObject;
  privateKey: KeyObject;
  from: Date;
  until: Date;
}): string => {
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from(`7f${asked.serial}`, 'hex')),
    algorithm,
    name('test rail'),
    sequence(time(asked.from), time(asked.until)),
    name('test rail'),
    asked.publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('RSA-SHA256', body, asked.privateKey);
  const bits = der(0x03, Buffer.concat([Buffer.from([0]), signature]));
  return new X509Certificate(sequence(body, algorithm, bits)).toString();
};

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
};

const lengthOf = (length: number): Buffer => {
  if (length < 128) return Buffer.from([length]);
  const digits = length.toString(16);
  const bytes = Buffer.from(
    digits.padStart(digits.length + (digits.length % 2), '0'),
    'hex',
  );
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
};

const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
// RSA with SHA-256.
const algorithm = sequence(oid('2a864886f70d01010b'), der(0x05));

const name = (common: string): Buffer =>
  sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(common)))));

/** `261124040000Z` */
const time = (at: Date): Buffer => {
  const digits = at.toISOString().replace(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
};
