import type { Found } from './passes.ts';

/** One picture for the reader; a still gets all passes. */
export type Asked = { id: number; picture: ImageBitmap; still: boolean };
export type Told = { id: number; found: Found | null } | { id: number; trouble: string };

export type Reader = {
  /** What the picture holds, or null. Takes the picture over. */
  read: (picture: ImageBitmap, still: boolean) => Promise<Found | null>;
  /** Whether a picture is being read; a live frame is then dropped, never queued. */
  busy: () => boolean;
  close: () => void;
};

type Waiting = { done: (found: Found | null) => void; fail: (error: Error) => void };

/** Starts the decoder in a worker of its own, so that the screen never stutters. */
export const startReader = (): Reader => {
  const worker = new Worker(new URL('./reader.worker.ts', import.meta.url), {
    type: 'module',
  });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  worker.addEventListener('message', (event: MessageEvent<Told>) => {
    const told = event.data;
    const one = waiting.get(told.id);
    waiting.delete(told.id);
    if ('found' in told) one?.done(told.found);
    else one?.fail(new Error(told.trouble));
  });
  worker.addEventListener('error', (event) => {
    for (const one of waiting.values()) one.fail(new Error(event.message));
    waiting.clear();
  });
  return {
    busy: () => waiting.size > 0,
    close: () => worker.terminate(),
    read: (picture, still) =>
      new Promise((done, fail) => {
        asked += 1;
        waiting.set(asked, { done, fail });
        const request: Asked = { id: asked, picture, still };
        worker.postMessage(request, [picture]);
      }),
  };
};

/**
 * Hands each frame of a playing video to the reader until stopped. While one is read, the
 * others pass: the picture of now counts, not of a second ago.
 */
export const watchFrames = (
  video: HTMLVideoElement,
  reader: Reader,
  hears: { seen: (found: Found) => void; broken: () => void },
): (() => void) => {
  let stopped = false;
  const next = () => {
    if (stopped) return;
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(look);
    else setTimeout(look, 40);
  };
  const look = () => {
    if (!stopped && !reader.busy() && video.videoWidth > 0) void readFrame();
    next();
  };
  const readFrame = async () => {
    const picture = await createImageBitmap(video).catch(() => null);
    if (!picture) return;
    if (stopped || reader.busy()) return picture.close();
    try {
      const found = await reader.read(picture, false);
      if (found && !stopped) hears.seen(found);
    } catch {
      if (!stopped) hears.broken();
    }
  };
  next();
  return () => {
    stopped = true;
  };
};
