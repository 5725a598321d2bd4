import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { ReadResult } from 'zxing-wasm/reader';
import {
  applyGamma,
  firstRung,
  optionsOf,
  rescueRungs,
  rungsFor,
  sizeOn,
} from './ladder.ts';
import type { Rung } from './ladder.ts';
import type { Asked, Found, Told } from './reading.ts';

// The decoder comes from our own server: a shop's network may reach nothing else.
const started = prepareZXingModule({
  overrides: { locateFile: () => wasmUrl },
  fireImmediately: true,
});

let canvas: OffscreenCanvas | null = null;
let rescue = 0;

addEventListener('message', (event: MessageEvent<Asked>) => {
  void answer(event.data);
});

const answer = async ({ id, picture, still }: Asked): Promise<void> => {
  try {
    await started;
    const found = still ? await readStill(picture) : await readFrame(picture);
    tell({ id, found });
  } catch (error) {
    tell({ id, trouble: String(error) });
  } finally {
    picture.close();
  }
};

/** A frame gets the full call and one rescue in turn, so that the picture stays live. */
const readFrame = async (picture: ImageBitmap): Promise<Found | null> => {
  const first = await readOn(firstRung, picture);
  if (first) return first;
  const rung = rescueRungs[rescue % rescueRungs.length];
  rescue += 1;
  return rung ? readOn(rung, picture) : null;
};

const readStill = async (picture: ImageBitmap): Promise<Found | null> => {
  for (const rung of rungsFor(picture)) {
    const found = await readOn(rung, picture);
    if (found) return found;
  }
  return null;
};

const readOn = async (rung: Rung, picture: ImageBitmap): Promise<Found | null> => {
  const size = sizeOn(rung, picture);
  if (!size) return null;
  const pixels = pixelsOf(picture, size);
  applyGamma(pixels.data, rung.gamma);
  const results = await readBarcodes(pixels, optionsOf(rung));
  return nearestToMiddle(
    results.filter(({ isValid }) => isValid),
    size,
  );
};

const pixelsOf = (
  picture: ImageBitmap,
  size: { width: number; height: number },
): ImageData => {
  canvas ??= new OffscreenCanvas(size.width, size.height);
  canvas.width = size.width;
  canvas.height = size.height;
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  if (!drawing) throw new Error('no canvas in this worker');
  drawing.imageSmoothingQuality = 'medium';
  drawing.drawImage(picture, 0, 0, size.width, size.height);
  return drawing.getImageData(0, 0, size.width, size.height);
};

/** Of several codes in sight, the one the cashier aims at. */
const nearestToMiddle = (
  results: ReadResult[],
  size: { width: number; height: number },
): Found | null => {
  const away = ({ position: { topLeft, bottomRight } }: ReadResult) =>
    Math.hypot(
      (topLeft.x + bottomRight.x) / 2 - size.width / 2,
      (topLeft.y + bottomRight.y) / 2 - size.height / 2,
    );
  const nearest = results.toSorted((a, b) => away(a) - away(b))[0];
  return nearest ? { text: nearest.text } : null;
};

const tell = (told: Told): void => postMessage(told);
