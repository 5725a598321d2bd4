import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { readPicture } from './passes.ts';
import type { Decode } from './passes.ts';
import { makeRounds } from './rounds.ts';
import type { Asked, Told } from './reading.ts';

// The decoder comes from our own server: a shop's network may reach nothing else.
const started = prepareZXingModule({
  overrides: { locateFile: () => wasmUrl },
  fireImmediately: true,
});

/** A frame that takes longer makes the picture stutter. */
const frameBudgetMs = 60;
/** Larger stills than this are beyond what a phone's canvas holds. */
const longestSidePx = 4_000;

const decode: Decode = ({ data, width, height }, how) =>
  readBarcodes(new ImageData(data, width, height), how);
const readFrame = makeRounds({
  decode,
  nowMs: () => performance.now(),
  budgetMs: frameBudgetMs,
});
let canvas: OffscreenCanvas | null = null;

addEventListener('message', (event: MessageEvent<Asked>) => {
  void answer(event.data);
});

const answer = async ({ id, picture, still }: Asked): Promise<void> => {
  try {
    await started;
    const take = () => pixelsOf(picture);
    tell({ id, found: await (still ? readPicture(take(), decode) : readFrame(take)) });
  } catch (error) {
    tell({ id, trouble: String(error) });
  } finally {
    picture.close();
  }
};

const pixelsOf = (picture: ImageBitmap): ImageData => {
  const scale = Math.min(1, longestSidePx / Math.max(picture.width, picture.height));
  const width = Math.round(picture.width * scale);
  const height = Math.round(picture.height * scale);
  canvas ??= new OffscreenCanvas(width, height);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  if (!drawing) throw new Error('no canvas in this worker');
  // A picture may be see-through; paper is white.
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, width, height);
  drawing.drawImage(picture, 0, 0, width, height);
  return drawing.getImageData(0, 0, width, height);
};

const tell = (told: Told): void => postMessage(told);
