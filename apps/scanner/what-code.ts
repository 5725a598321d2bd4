import { readCode } from '#contract/kit/code.ts';
import type { ReadCode } from '#contract/kit/code.ts';
import { readStandCode } from '#contract/kit/stand-code.ts';

export type Wallet = 'wechat' | 'alipay' | 'unionpay';
export type Platform = 'meituan' | 'dianping' | 'douyin' | 'eleme' | 'xiaohongshu';

/** A code that is no voucher of ours; each kind has a sentence and a way on. */
export type Stray =
  /** A customer's, for paying with; `of` null where no wallet is known by it. */
  | { kind: 'payment_code'; of: Wallet | null }
  /** A shop's or a person's, for being paid. */
  | { kind: 'collecting_code'; of: Wallet }
  | { kind: 'wifi' }
  | { kind: 'contact' }
  | { kind: 'product' }
  | { kind: 'platform'; of: Platform }
  /** Digits like a voucher's, of somebody else. */
  | { kind: 'other_voucher' }
  /** Addresses of our own: what stands on the table, an order, any other page. */
  | { kind: 'stand' }
  | { kind: 'order' }
  | { kind: 'our_page' }
  | { kind: 'address'; host: string }
  | { kind: 'not_ours' };

export type WhatCode = Exclude<ReadCode, { kind: 'not_ours' | 'payment_code' }> | Stray;

/**
 * What somebody scanned or typed. `format` is the decoder's name of the kind of code
 * ("QRCode", "EAN13"), null where a hardware scanner or a hand typed it; never throws.
 */
export const whatCode = (text: string, format: string | null): WhatCode => {
  if (format?.startsWith('EAN') || format?.startsWith('UPC')) return { kind: 'product' };
  const ours = readCode(text);
  if (ours.kind === 'payment_code') return paymentCode(text);
  if (ours.kind === 'not_ours') return stray(text.trim(), format);
  // A decoder makes no slips, a hand does: scanned, other digits are another's voucher.
  const elsewhere =
    format !== null && isSlip(ours.kind) && !/^80\d{12}$|^81\d{32}$/.test(text);
  return elsewhere ? { kind: 'other_voucher' } : ours;
};

const isSlip = (kind: ReadCode['kind']): boolean =>
  kind === 'mistyped' || kind === 'too_short';

const paymentCode = (text: string): Stray => {
  const digits = text.replace(/[\s-]/g, '');
  if (/^1[0-5]\d{16}$/.test(digits)) return { kind: 'payment_code', of: 'wechat' };
  if (/^(2[5-9]|30)\d{14,22}$/.test(digits)) return { kind: 'payment_code', of: 'alipay' };
  if (/^62\d{17}$/.test(digits)) return { kind: 'payment_code', of: 'unionpay' };
  // Digits of another length: a product read by a hardware scanner, or a till's own.
  if (isProduct(digits)) return { kind: 'product' };
  return { kind: 'payment_code', of: null };
};

const stray = (text: string, format: string | null): Stray => {
  if (/^\d+$/.test(text)) {
    const product = format === null && isProduct(text);
    return { kind: product ? 'product' : 'other_voucher' };
  }
  const known = starts.find(([start]) => start.test(text));
  if (known) return known[1];
  const address = addressIn(text);
  return address ? ofAddress(address) : { kind: 'not_ours' };
};

/** Thirteen digits whose last is the check digit of a product's number. */
const isProduct = (digits: string): boolean => {
  if (!/^\d{13}$/.test(digits)) return false;
  const sum = [...digits].reduce((all, d, at) => all + Number(d) * (at % 2 ? 3 : 1), 0);
  return sum % 10 === 0;
};

const starts: readonly (readonly [RegExp, Stray])[] = [
  [/^wifi:/i, { kind: 'wifi' }],
  [/^(begin:vcard|mecard:|bizcard:|tel:|mailto:)/i, { kind: 'contact' }],
  [/^(wxp|weixin):\/\//i, { kind: 'collecting_code', of: 'wechat' }],
  [/^alipays?:\/\//i, { kind: 'collecting_code', of: 'alipay' }],
  [/^(upwallet|uppaywallet):\/\//i, { kind: 'collecting_code', of: 'unionpay' }],
];

const addressIn = (text: string): URL | null => {
  const bare = /^[\w-]+(\.[\w-]+)+(\/|$)/.test(text) ? `https://${text}` : text;
  const address = URL.parse(bare);
  return address && /^https?:$/.test(address.protocol) ? address : null;
};

const hosts: readonly (readonly [string, Stray])[] = [
  ['qr.alipay.com', { kind: 'collecting_code', of: 'alipay' }],
  ['qr.95516.com', { kind: 'collecting_code', of: 'unionpay' }],
  ['payapp.weixin.qq.com', { kind: 'collecting_code', of: 'wechat' }],
  ['wx.tenpay.com', { kind: 'collecting_code', of: 'wechat' }],
  ['u.wechat.com', { kind: 'contact' }],
  ['meituan.com', { kind: 'platform', of: 'meituan' }],
  ['dianping.com', { kind: 'platform', of: 'dianping' }],
  ['dpurl.cn', { kind: 'platform', of: 'dianping' }],
  ['douyin.com', { kind: 'platform', of: 'douyin' }],
  ['iesdouyin.com', { kind: 'platform', of: 'douyin' }],
  ['ele.me', { kind: 'platform', of: 'eleme' }],
  ['xiaohongshu.com', { kind: 'platform', of: 'xiaohongshu' }],
  ['xhslink.com', { kind: 'platform', of: 'xiaohongshu' }],
];

const ofAddress = ({ hostname, pathname }: URL): Stray => {
  const known = hosts.find(([host]) => hostname === host || hostname.endsWith(`.${host}`));
  return known?.[1] ?? ofOurs(pathname) ?? { kind: 'address', host: hostname };
};

/** Our addresses by their shape, since every city may have a host of its own. */
const ofOurs = (pathname: string): Stray | null => {
  const path = pathname.toLowerCase();
  const page = /^\/in\/[a-z0-9-]+\/([a-z]+)(?:\/[0-9a-f-]{36}(\/pay)?)?\b/.exec(path);
  if (isStandPath(pathname)) return { kind: 'stand' };
  if (!page) return /^\/in\/[a-z0-9-]+\/?$/.test(path) ? { kind: 'our_page' } : null;
  if (page[2]) return { kind: 'stand' };
  return { kind: page[1] === 'orders' ? 'order' : 'our_page' };
};

/** As printed, "/S/HARBOUR/7K3Q9M2C5X"; letters of either case. */
const isStandPath = (pathname: string): boolean => {
  const [, city = '', code = ''] = /^\/s\/([a-z0-9-]+)\/([^/]+)\/?$/i.exec(pathname) ?? [];
  return city !== '' && readStandCode(code) !== null;
};
