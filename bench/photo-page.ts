// Runs in the browser of read-a-photo: hands pictures to the decoders' workers and says
// what each found and how long it took.

/** A picture of a file, or a code drawn here: tilted, inverted, small, noisy. */
export type Source =
  | { file: string }
  | {
      dark: number[];
      across: number;
      degrees: number;
      inverted: boolean;
      modulePx: number;
    };
export type Answer = { text: string | null; pass: string; ms: number };
/** `how` null is the worker that ships; an `engine` is somebody else's. */
export type Reader = { name: string; how: Record<string, unknown> | null };

type Told = { found?: { text: string; pass?: string } | null; trouble?: string };

const workers = new Map<string, Worker>();
const startWorker = (url: string): Worker => {
  const worker = workers.get(url) ?? new Worker(url, { type: 'module' });
  workers.set(url, worker);
  return worker;
};

/** Asks every reader about the same picture, one after the other. */
const readPhoto = async (
  source: Source,
  readers: Reader[],
  ourWorker: string,
): Promise<Answer[]> => {
  const picture = await pictureOf(source);
  const answers: Answer[] = [];
  for (const { how } of readers) {
    const copy = await createImageBitmap(picture);
    const worker = startWorker(workerOf(how) ?? ourWorker);
    answers.push(
      await ask(worker, how ? { picture: copy, how } : { picture: copy, still: true }),
    );
  }
  picture.close();
  return answers;
};

const workerOf = (how: Reader['how']): string | null =>
  how && ('engine' in how ? '/photo-others.js' : '/photo-reference.js');

/** The same picture again and again as a live camera gives it, until it reads. */
const watchPhoto = async (
  source: Source,
  frames: number,
  ourWorker: string,
): Promise<Answer[]> => {
  const picture = await pictureOf(source);
  const longSidePx = Math.max(picture.width, picture.height);
  const scale = Math.min(1, 1_280 / longSidePx);
  const size = {
    resizeWidth: Math.round(picture.width * scale),
    resizeHeight: Math.round(picture.height * scale),
  };
  const answers: Answer[] = [];
  for (let no = 0; no < frames && !answers.at(-1)?.text; no += 1) {
    const frame = await createImageBitmap(picture, size);
    answers.push(await ask(startWorker(ourWorker), { picture: frame, still: false }));
  }
  picture.close();
  return answers;
};

const ask = (
  worker: Worker,
  asked: { picture: ImageBitmap } & Record<string, unknown>,
): Promise<Answer> =>
  new Promise((done, fail) => {
    const startedAt = performance.now();
    const hear = ({ data }: MessageEvent<Told>) => {
      const ms = performance.now() - startedAt;
      worker.removeEventListener('message', hear);
      if (data.trouble) return fail(new Error(data.trouble));
      done({ text: data.found?.text ?? null, pass: data.found?.pass ?? '', ms });
    };
    worker.addEventListener('message', hear);
    worker.addEventListener('error', (event) => fail(new Error(event.message)));
    worker.postMessage({ id: 0, ...asked }, [asked.picture]);
  });

const pictureOf = async (source: Source): Promise<ImageBitmap> => {
  if (!('file' in source)) return draw(source);
  const answer = await fetch(`/photos/${source.file}`);
  return createImageBitmap(await answer.blob());
};

const draw = ({
  dark,
  across,
  degrees,
  inverted,
  modulePx,
}: Exclude<Source, { file: string }>): ImageBitmap => {
  const canvas = new OffscreenCanvas(640, 480);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas to draw on');
  const [ink, paper] = inverted ? ['#eee', '#222'] : ['#222', '#ddd'];
  pen.fillStyle = paper;
  pen.fillRect(0, 0, 640, 480);
  pen.fillStyle = ink;
  pen.translate(320, 240);
  pen.rotate((degrees * Math.PI) / 180);
  const start = (-across * modulePx) / 2;
  for (const [at, bit] of dark.entries()) {
    const [x, y] = [at % across, Math.floor(at / across)];
    if (bit) pen.fillRect(start + x * modulePx, start + y * modulePx, modulePx, modulePx);
  }
  addNoise(pen);
  return canvas.transferToImageBitmap();
};

/** The same grain every time. */
const addNoise = (pen: OffscreenCanvasRenderingContext2D): void => {
  const pixels = pen.getImageData(0, 0, 640, 480);
  let seed = 1;
  for (let at = 0; at < pixels.data.length; at += 1) {
    seed = (seed * 48_271) % 2_147_483_647;
    if (at % 4 !== 3) pixels.data[at] = (pixels.data[at] ?? 0) + (seed % 61) - 30;
  }
  pen.putImageData(pixels, 0, 0);
};

Object.assign(globalThis, { readPhoto, watchPhoto });
