import { describe, expect, test } from 'vitest';
import { groupStandCode, lettersOf, readStandCode, standAddress } from './stand-code.ts';

describe('a stand’s code', () => {
  test('is made of letters that nobody confuses, five bits each', () => {
    expect(lettersOf(Uint8Array.of(0, 0, 0), 4)).toBe('0000');
    expect(lettersOf(Uint8Array.of(255, 255, 255, 255), 6)).toBe('ZZZZZZ');
    expect(lettersOf(Uint8Array.of(0b00001_000, 0b10_00011_0), 3)).toBe('123');
  });

  test('is read as people type it', () => {
    expect(readStandCode('7k3q9-m2c5x')).toBe('7K3Q9M2C5X');
    expect(readStandCode('ol3qi m2c5x')).toBe('013Q1M2C5X');
    for (const text of ['', '7K3Q9M2C5', '7K3Q9M2C5XX', '7K3Q9M2C5U', '７K3Q9M2C5X'])
      expect(readStandCode(text)).toBeNull();
  });

  test('is read aloud in two groups', () => {
    expect(groupStandCode('7K3Q9M2C5X')).toBe('7K3Q9 M2C5X');
  });

  test('is printed in capitals, which a QR holds in half the room', () => {
    const address = standAddress('https://arrival.example.cn/', 'harbour', '7K3Q9M2C5X');
    expect(address).toBe('HTTPS://ARRIVAL.EXAMPLE.CN/S/HARBOUR/7K3Q9M2C5X');
    expect(address).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
  });
});
