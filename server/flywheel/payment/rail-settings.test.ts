import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { handClock } from '#kit/clock.ts';
import { makeRails } from './rail-settings.ts';

const clock = handClock(new Date('2026-11-24T04:00:00.000Z'));
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const files: Record<string, string> = {
  '/keys/own.pem': privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  '/keys/rail.pem': publicKey.export({ type: 'spki', format: 'pem' }).toString(),
};
const readFile = (path: string): string => {
  const found = files[path];
  if (found === undefined) throw new Error('ENOENT');
  return found;
};
const make = (settings: Record<string, string>) =>
  makeRails({ settings, clock, publicUrl: 'https://arrival.example', readFile });

const wechat = {
  WECHAT_APP_ID: 'wx8888888888888888',
  WECHAT_MERCHANT_ID: '1900000109',
  WECHAT_MERCHANT_SERIAL: '5A11',
  WECHAT_MERCHANT_KEY_FILE: '/keys/own.pem',
  WECHAT_API_KEY: 'a v3 key has thirty-two letters.',
};
const alipay = {
  ALIPAY_APP_ID: '2021000000000001',
  ALIPAY_APP_KEY_FILE: '/keys/own.pem',
  ALIPAY_PUBLIC_KEY_FILES: '/keys/rail.pem, /keys/rail.pem',
};

describe('the settings of rails', () => {
  it('offer what they name, and nothing where there are none', () => {
    expect(Object.keys(make({}))).toEqual([]);
    expect(Object.keys(make(wechat))).toEqual(['wechat']);
    expect(Object.keys(make({ ...wechat, ...alipay }))).toEqual(['wechat', 'alipay']);
  });

  it.each(Object.keys({ ...wechat, ...alipay }))('say so when %s is missing', (name) => {
    const all = name.startsWith('WECHAT') ? wechat : alipay;
    expect(() => make({ ...all, [name]: '' })).toThrow(`${name} `);
  });

  it('name the file that is not there, and no secret', () => {
    const gone = { ...wechat, WECHAT_MERCHANT_KEY_FILE: '/keys/gone.pem' };
    expect(() => make(gone)).toThrow('WECHAT_MERCHANT_KEY_FILE names a file');
    expect(() => make({ ...wechat, WECHAT_API_KEY: 'short' })).toThrow(/^(?!.*short)/);
  });

  it('carry what each contract allows', () => {
    const limits = make({ ...wechat, WECHAT_SHARE_CEILING_BP: '9500' }).wechat?.limits;
    expect(limits).toMatchObject({ shareCeilingBp: 9_500, freezeDays: 30 });
    expect(make(alipay).alipay?.limits).toMatchObject({ shareCeilingBp: 3_000 });
    const wrong = { ...alipay, ALIPAY_FREEZE_DAYS: 'long' };
    expect(() => make(wrong)).toThrow('ALIPAY_FREEZE_DAYS must be a whole number');
  });
});
