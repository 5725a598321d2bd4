import { expect, test } from 'vitest';
import { base64Of, fileSize } from './base64.ts';

test('a file longer than a slice comes back whole', () => {
  const bytes = Uint8Array.from({ length: 70_001 }, (_, at) => at % 256);
  expect(new Uint8Array(Buffer.from(base64Of(bytes), 'base64'))).toEqual(bytes);
});

test('a size just over the limit is not rounded down to it', () => {
  expect([12_000_001, 181].map(fileSize)).toEqual(['12.1\u00a0MB', '1\u00a0KB']);
});
