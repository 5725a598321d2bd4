import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Clock } from '#kit/clock.ts';
import { makeAlipayRail } from './alipay/alipay.ts';
import type { Rail, RailLimits } from './rail.ts';
import { usualLimits } from './rail-limits.ts';
import { makeWechatRail } from './wechat/wechat.ts';

/**
 * The rails that have keys. A rail none of whose settings are there is not offered; one
 * with half of them is a mistake and stops the start with a sentence. Keys are read from
 * files, so that no secret stands in a process list or a log.
 */
export type RailTerms = {
  settings: Readonly<Record<string, string | undefined>>;
  clock: Clock;
  publicUrl: string;
  readFile?: (path: string) => string;
};

export const makeRails = (terms: RailTerms): Partial<Record<Rail['name'], Rail>> => {
  const wechat = hasAny(terms, 'WECHAT_') ? wechatOf(terms) : undefined;
  const alipay = hasAny(terms, 'ALIPAY_') ? alipayOf(terms) : undefined;
  return { ...(wechat && { wechat }), ...(alipay && { alipay }) };
};

const hasAny = ({ settings }: RailTerms, prefix: string): boolean =>
  Object.entries(settings).some(([name, value]) => name.startsWith(prefix) && value);

const wechatOf = (terms: RailTerms): Rail => {
  const { clock, publicUrl, settings } = terms;
  const apiKey = must(terms, 'WECHAT_API_KEY');
  if (Buffer.byteLength(apiKey) !== 32) {
    throw new Error('WECHAT_API_KEY must have 32 characters: the v3 key of the merchant');
  }
  const id = settings['WECHAT_PUBLIC_KEY_ID'];
  return makeWechatRail({
    clock,
    publicUrl,
    limits: limitsOf(terms, 'WECHAT'),
    transferScene: settings['WECHAT_TRANSFER_SCENE'] ?? '1000',
    keys: {
      appId: must(terms, 'WECHAT_APP_ID'),
      merchantId: must(terms, 'WECHAT_MERCHANT_ID'),
      serialNo: must(terms, 'WECHAT_MERCHANT_SERIAL'),
      privateKey: createPrivateKey(fileOf(terms, 'WECHAT_MERCHANT_KEY_FILE')),
      apiKey,
      publicKey: id ? { id, pem: fileOf(terms, 'WECHAT_PUBLIC_KEY_FILE') } : undefined,
      gateway: settings['WECHAT_GATEWAY'] ?? 'https://api.mch.weixin.qq.com',
    },
  });
};

const alipayOf = (terms: RailTerms): Rail => {
  const { clock, publicUrl, settings } = terms;
  const [first, ...others] = must(terms, 'ALIPAY_PUBLIC_KEY_FILES')
    .split(',')
    .map((path) => readNamed(terms, 'ALIPAY_PUBLIC_KEY_FILES', path.trim()));
  const certified = settings['ALIPAY_APP_CERT_FILE'];
  return makeAlipayRail({
    clock,
    publicUrl,
    limits: limitsOf(terms, 'ALIPAY'),
    keys: {
      appId: must(terms, 'ALIPAY_APP_ID'),
      privateKey: plainKey(fileOf(terms, 'ALIPAY_APP_KEY_FILE')),
      publicKeys: [first ?? '', ...others],
      certificates: certified
        ? {
            app: fileOf(terms, 'ALIPAY_APP_CERT_FILE'),
            root: fileOf(terms, 'ALIPAY_ROOT_CERT_FILE'),
            alipay: fileOf(terms, 'ALIPAY_PUBLIC_CERT_FILE'),
          }
        : undefined,
      gateway: settings['ALIPAY_GATEWAY'] ?? 'https://openapi.alipay.com/gateway.do',
    },
  });
};

/** What each contract says; the rails' own default ceiling is thirty percent. */
const limitsOf = (terms: RailTerms, rail: 'WECHAT' | 'ALIPAY'): RailLimits => ({
  ...usualLimits,
  shareCeilingBp: wholeOf(terms, `${rail}_SHARE_CEILING_BP`, 3_000),
  freezeDays: wholeOf(terms, `${rail}_FREEZE_DAYS`, rail === 'WECHAT' ? 30 : 180),
});

const wholeOf = ({ settings }: RailTerms, name: string, otherwise: number): number => {
  const text = settings[name];
  if (!text) return otherwise;
  if (!/^\d{1,5}$/.test(text)) throw new Error(`${name} must be a whole number`);
  return Number(text);
};

const must = ({ settings }: RailTerms, name: string): string => {
  const value = settings[name];
  if (!value) throw new Error(`${name} is not set; docs/rails.md says what a rail needs`);
  return value;
};

const fileOf = (terms: RailTerms, name: string): string =>
  readNamed(terms, name, must(terms, name));

const readNamed = ({ readFile = readText }: RailTerms, name: string, path: string) => {
  try {
    return readFile(path);
  } catch {
    throw new Error(`${name} names a file that can't be read: ${path}`);
  }
};

/** The SDK wants PKCS #8; the rail's own tool writes a key without any frame. */
const plainKey = (text: string): string => {
  if (!text.includes('-----BEGIN')) return text.trim();
  return createPrivateKey(text).export({ type: 'pkcs8', format: 'pem' }).toString();
};

const readText = (path: string): string => readFileSync(path, 'utf8');
