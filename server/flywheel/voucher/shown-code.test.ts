import { expect, test } from 'vitest';
import { readSigned, signedBody, signedText } from '#contract/kit/signed-code.ts';
import { makeCodeSecrets } from './shown-code.ts';

const codes = makeCodeSecrets('a secret for tests that nobody else has');
const voucher = {
  keyNo: 0,
  tag: '0123456789abcdef',
  offerTag: 'fedcba98',
  validUntil: new Date('2026-12-24T04:00:00.000Z'),
  usesTotal: 10,
};
const text = (() => {
  const body = signedBody(voucher);
  return signedText(body, codes.sign(body));
})();

test('a signed code says what was signed, to anybody with the public key', async () => {
  expect(text).toHaveLength(198);
  expect(await readSigned(text, codes.publicKeys)).toEqual(voucher);
});

test('a signed code with another digit or of another house says nothing', async () => {
  const others = makeCodeSecrets('another secret that has enough letters');
  expect(await readSigned(text, others.publicKeys)).toBeNull();
  for (const at of [2, 40, 100, 197]) {
    const digit = String((Number(text[at]) + 1) % 10);
    const wrong = text.slice(0, at) + digit + text.slice(at + 1);
    expect(await readSigned(wrong, codes.publicKeys)).toBeNull();
  }
});

test('what was sealed comes back, and nothing else does', () => {
  const sealed = codes.seal('town|noodles|7');
  expect(codes.unseal(sealed)).toBe('town|noodles|7');
  expect(codes.unseal(sealed.replace('7', '8'))).toBeNull();
  expect(codes.unseal('town|noodles|7')).toBeNull();
});
