import { describe, expect, test } from 'vitest';
import type { RailName } from '#contract/payment.ts';
import { deviceOf, preferRail } from './rails.ts';

const chrome = 'Mozilla/5.0 (Linux; Android 15) Chrome/140';
const wechat = `${chrome} MicroMessenger/8.0`;
const alipay = `${chrome} AlipayClient/10.7`;

test.each([
  ['wechat', wechat, true],
  ['phone', chrome, true],
  ['desk', chrome, false],
])('the cashier is one for a %s', (device, agent, touched) => {
  expect(deviceOf(agent, touched)).toBe(device);
});

describe('the rail that is asked first', () => {
  const all: RailName[] = ['sandbox', 'wechat', 'alipay'];
  test.each<[RailName | undefined, RailName[], RailName | undefined, string]>([
    ['alipay', all, 'alipay', wechat],
    ['wechat', all, undefined, wechat],
    ['alipay', all, undefined, alipay],
    ['sandbox', all, undefined, chrome],
    ['sandbox', ['sandbox'], 'alipay', wechat],
    [undefined, [], 'alipay', wechat],
  ])('is %s of %j where %s was chosen', (first, offered, chosen, agent) => {
    expect(preferRail(offered, chosen, agent)).toBe(first);
  });
});
