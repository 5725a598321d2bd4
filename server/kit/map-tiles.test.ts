import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveMapTiles } from './map-tiles.ts';

let folder: string;
const app = Fastify();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'base-maps-'));
  await writeFile(join(folder, 'harbour.pmtiles'), 'PMTiles and so on');
  await writeFile(join(folder, 'secret.txt'), 'not a map');
  await serveMapTiles(app, folder);
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

it('gives a base map in ranges', async () => {
  const url = '/base-map/harbour.pmtiles';
  expect((await app.inject({ method: 'HEAD', url })).statusCode).toBe(200);
  const part = await app.inject({ url, headers: { range: 'bytes=0-6' } });
  expect([part.statusCode, part.body]).toEqual([206, 'PMTiles']);
});

it('says without noise that a city has none', async () => {
  const none = await app.inject({ method: 'HEAD', url: '/base-map/hill.pmtiles' });
  expect(none.statusCode).toBe(204);
});

it.each(['/base-map/secret.txt', '/base-map/..%2fsecret.txt'])('keeps %s', async (url) => {
  expect((await app.inject({ url })).statusCode).toBe(404);
});
