import { expect, test } from 'vitest';
import { qrTextOf, withCheckDigit } from '#contract/kit/code.ts';
import { standAddress } from '#contract/kit/stand-code.ts';
import { whatCode } from './what-code.ts';
import type { WhatCode } from './what-code.ts';

const code = withCheckDigit('48213907755');
const slip = `${code.slice(0, 11)}${(Number(code[11]) + 1) % 10}`;
const stand = '7K3Q9M2C5X';
const id = '0192f3a4-5b6c-7d8e-9f00-112233445566';

const qr: [string, string, WhatCode][] = [
  ['our voucher', qrTextOf(code), { kind: 'code', code }],
  ['our twelve digits', code, { kind: 'code', code }],
  ['ours with a wrong digit', qrTextOf(slip), { kind: 'mistyped' }],
  ['twelve digits of another', slip, { kind: 'other_voucher' }],
  ['ten digits of another', '4821390775', { kind: 'other_voucher' }],
  ['many digits of another', '99112233445566778899', { kind: 'other_voucher' }],
  ['to pay by WeChat', '134567890123456789', { kind: 'payment_code', of: 'wechat' }],
  ['to pay by Alipay', '287654321098765432', { kind: 'payment_code', of: 'alipay' }],
  ['to pay by UnionPay', '6234567890123456789', { kind: 'payment_code', of: 'unionpay' }],
  ['to pay somehow', '19345678901234567', { kind: 'payment_code', of: null }],
  ['to be paid by WeChat', 'wxp://f2f0AbC', { kind: 'collecting_code', of: 'wechat' }],
  [
    'to be paid by Alipay',
    'HTTPS://QR.ALIPAY.COM/FKX0',
    { kind: 'collecting_code', of: 'alipay' },
  ],
  [
    'to be paid by UnionPay',
    'https://qr.95516.com/00010000/62',
    { kind: 'collecting_code', of: 'unionpay' },
  ],
  ['a network', 'WIFI:T:WPA;S:Noodles;P:secret;;', { kind: 'wifi' }],
  ['a card', 'BEGIN:VCARD\nFN:Chen\nEND:VCARD', { kind: 'contact' }],
  ['a friend', 'https://u.wechat.com/abc', { kind: 'contact' }],
  ['a deal elsewhere', 'https://w.meituan.com/x', { kind: 'platform', of: 'meituan' }],
  ['a video', 'https://v.douyin.com/x/', { kind: 'platform', of: 'douyin' }],
  ['our stand', standAddress('https://v.example.cn', 'harbour', stand), { kind: 'stand' }],
  ['our stand, bare', `v.example.cn/s/harbour/${stand.toLowerCase()}`, { kind: 'stand' }],
  ['no stand', 'https://a.cn/s/harbour/hello', { kind: 'address', host: 'a.cn' }],
  ['our bill', `https://a.test/in/harbour/places/${id}/pay`, { kind: 'stand' }],
  ['our order', `https://a.test/in/harbour/orders/${id}`, { kind: 'order' }],
  ['our place', `https://a.test/in/harbour/places/${id}`, { kind: 'our_page' }],
  ['our street', 'https://a.test/in/harbour', { kind: 'our_page' }],
  ['a site', 'https://example.com/in', { kind: 'address', host: 'example.com' }],
  ['a site, bare', 'www.example.com', { kind: 'address', host: 'www.example.com' }],
  ['a word', 'hello', { kind: 'not_ours' }],
  ['nothing', '', { kind: 'not_ours' }],
  ['half an address', 'https://', { kind: 'not_ours' }],
];

test.each(qr)('in a QR, %s is told', (_, text, told) => {
  expect(whatCode(text, 'QRCode')).toEqual(told);
});

const others: [string, string, string | null, WhatCode][] = [
  ['a product', '6901234567892', 'EAN13', { kind: 'product' }],
  ['a product that looks like ours', code, 'UPCA', { kind: 'product' }],
  ['a product by a gun', '6901234567892', null, { kind: 'product' }],
  ['a book by a gun', '9787544270878', null, { kind: 'product' }],
  ['bars to pay', '134567890123456789', 'Code128', { kind: 'payment_code', of: 'wechat' }],
  ['a slip of the hand', slip, null, { kind: 'mistyped' }],
  ['a hand half done', code.slice(0, 10), null, { kind: 'too_short', missing: 2 }],
];

test.each(others)('elsewhere, %s is told', (_, text, format, told) => {
  expect(whatCode(text, format)).toEqual(told);
});
