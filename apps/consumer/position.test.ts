import { expect, test } from 'vitest';
import { distanceMetres } from '#contract/kit/geo.ts';
import {
  coarseReachMetres,
  coarsely,
  firstHere,
  hereOf,
  lastIsGoodForMs,
} from './position.ts';
import type { Here } from './position.ts';

const city = { lat: 24.4801, lon: 118.0892 };
const nowMs = Date.parse('2026-11-24T04:30:00.000Z');
const yesterday: Here = {
  lat: 24.49,
  lon: 118.1,
  source: 'device',
  coarse: true,
  atMs: nowMs - 60_000,
};

test('a coarse position keeps three decimals and no more', () => {
  expect(coarsely({ lat: 24.480149, lon: 118.089251 })).toEqual({
    lat: 24.48,
    lon: 118.089,
  });
});

test('a first visit begins in the middle of the city', () => {
  expect(firstHere(city, null, nowMs)).toMatchObject({ ...city, source: 'centre' });
});

test('a recent position in this city is taken up again, as the last one', () => {
  expect(firstHere(city, yesterday, nowMs)).toMatchObject({ lat: 24.49, source: 'last' });
});

test('a position of another day or another city is not', () => {
  const old = { ...yesterday, atMs: nowMs - lastIsGoodForMs };
  const elsewhere = { ...yesterday, lat: 31.2, lon: 121.5 };
  expect(firstHere(city, old, nowMs).source).toBe('centre');
  expect(firstHere(city, elsewhere, nowMs).source).toBe('centre');
});

test('what leaves the phone is rounded unless precision was asked for', () => {
  const said = { lat: 24.480149, lon: 118.089251 };
  expect(hereOf(city, said, true, nowMs)).toMatchObject({ lat: 24.48, coarse: true });
  expect(hereOf(city, said, false, nowMs)).toMatchObject({ lat: 24.480149, coarse: false });
});

test('the phone alone knows where it was told to be', () => {
  const said = { lat: 24.480149, lon: 118.089251 };
  const here = hereOf(city, said, true, nowMs);
  expect(here).toMatchObject({ said });
  const missedMetres = distanceMetres(said, here as Here); // in reach, as tested above
  expect(missedMetres).toBeLessThan(coarseReachMetres);
});

test('somebody in another city is told so instead of shown nothing', () => {
  expect(hereOf(city, { lat: 31.2, lon: 121.5 }, true, nowMs)).toBe('too_far');
});
