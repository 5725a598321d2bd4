import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { beforeAll, describe, expect, test } from 'vitest';
import { quick } from './passes.ts';

// Real photographs of codes: blurred, glaring, bent, torn, on screens. Only where they are.
const photos = new URL('../../../../shared/data/qr/', import.meta.url);
const labels = new URL('labels.json', photos);

type Photo = { file: string; accept: string[]; readable: boolean };

/** Line ends and runs of blanks differ between decoders and mean nothing here. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

describe.skipIf(!existsSync(labels))('real photographs', () => {
  beforeAll(async () => {
    const wasm = createRequire(import.meta.url).resolve(
      'zxing-wasm/reader/zxing_reader.wasm',
    );
    const wasmBinary = new Uint8Array(readFileSync(wasm)).buffer;
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  });

  test(
    'one look reads eight of ten that anything can read',
    { timeout: 60_000 },
    async () => {
      const { images }: { images: Photo[] } = JSON.parse(readFileSync(labels, 'utf8'));
      const readable = images.filter((photo, at) => photo.readable && at % 3 === 0);
      let read = 0;
      for (const { file, accept } of readable) {
        const picture = new Uint8Array(readFileSync(new URL(file, photos)));
        const found = await readBarcodes(picture, quick.how);
        const texts = new Set(accept.map(plain));
        if (found.some(({ text }) => texts.has(plain(text)))) read += 1;
      }
      expect(readable.length).toBeGreaterThan(40);
      expect(read / readable.length).toBeGreaterThan(0.8);
    },
  );
});
