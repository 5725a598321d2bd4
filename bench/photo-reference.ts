// A worker of read-a-photo: zxing alone, in one call, on the same pixels as ours.
import type * as Zxing from 'zxing-wasm/reader';

type Asked = { id: number; picture: ImageBitmap; how: Record<string, unknown> };

addEventListener('message', (event: MessageEvent<Asked>) => void answer(event.data));

const started = (async () => {
  const at = '/zxing/es/reader/index.js';
  const zxing: typeof Zxing = await import(at);
  const locateFile = () => '/zxing/reader/zxing_reader.wasm';
  await zxing.prepareZXingModule({ overrides: { locateFile }, fireImmediately: true });
  return zxing;
})();

const answer = async ({ id, picture, how }: Asked): Promise<void> => {
  const { readBarcodes } = await started;
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  drawing?.drawImage(picture, 0, 0);
  const pixels = drawing?.getImageData(0, 0, picture.width, picture.height);
  picture.close();
  const results = pixels ? await readBarcodes(pixels, how) : [];
  postMessage({ id, found: results.find(({ isValid }) => isValid) ?? null });
};
