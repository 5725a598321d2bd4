// A worker of read-a-photo: the decoders of others, each alone in one call on the same
// pixels. They are no part of this project: `DECODERS_FOLDER` names a folder in which they
// were installed (`npm install jsqr qr @zxing/library @undecaf/zbar-wasm rxing-wasm`).

type Asked = { id: number; picture: ImageBitmap; how: { engine: string } };
type Pixels = { data: Uint8ClampedArray; width: number; height: number };
/** Returns the text, or null. */
type Engine = (pixels: Pixels) => unknown;
/** What these modules give is known by their manuals only. */
type Loose = Record<string, (...given: unknown[]) => unknown>;

const at = (path: string): Promise<Record<string, unknown>> => import(`/others/${path}`);
const added = globalThis as unknown as Record<string, unknown>; // they add themselves

const engines: Record<string, () => Promise<Engine>> = {
  'jsqr': async () => {
    await at('jsqr/dist/jsQR.js');
    // Typed by its manual.
    const jsQR = added['jsQR'] as (...given: unknown[]) => { data: string } | null;
    return ({ data, width, height }) => jsQR(data, width, height)?.data;
  },
  'qr': async () => {
    // Typed by its manual.
    const { default: decode } = (await at('qr/decode.js')) as { default: Engine };
    return decode;
  },
  'zbar': async () => {
    // Typed by its manual.
    const zbar = (await at('@undecaf/zbar-wasm/dist/inlined/index.mjs')) as Loose;
    return async (pixels) => {
      // Typed by its manual.
      const found = (await zbar['scanImageData']?.(pixels)) as { decode(): string }[];
      return found[0]?.decode();
    };
  },
  'rxing': async () => {
    // Typed by its manual.
    const rxing = (await at('rxing-wasm/rxing_wasm_bg.js')) as Loose;
    const made = await WebAssembly.instantiateStreaming(
      fetch('/others/rxing-wasm/rxing_wasm_bg.wasm'),
      { './rxing_wasm_bg.js': rxing },
    );
    rxing['__wbg_set_wasm']?.(made.instance.exports);
    // Typed by its manual.
    (made.instance.exports as Loose)['__wbindgen_start']?.();
    return ({ data, width, height }) => {
      const luma = rxing['convert_js_image_to_luma']?.(new Uint8Array(data));
      // Typed by its manual.
      const found = rxing['decode_barcode']?.(luma, width, height, true) as Loose;
      return found['text']?.();
    };
  },
  'zxing-js': async () => {
    await at('@zxing/library/umd/index.min.js');
    // Typed by its manual.
    const Z = added['ZXing'] as Record<string, new (...given: unknown[]) => Loose>;
    const make = (name: string, ...given: unknown[]): Loose => {
      const Kind = Z[name];
      if (!Kind) throw new Error(`zxing-js has no ${name}`);
      return new Kind(...given);
    };
    return ({ data, width, height }) => {
      const luma = new Uint8ClampedArray(width * height);
      for (let no = 0; no < luma.length; no += 1) {
        const [r = 0, g = 0, b = 0] = data.subarray(no * 4, no * 4 + 3);
        luma[no] = (r + 2 * g + b) / 4;
      }
      const source = make('RGBLuminanceSource', luma, width, height);
      const bitmap = make('BinaryBitmap', make('HybridBinarizer', source));
      // 3 is TRY_HARDER.
      const result = make('QRCodeReader')['decode']?.(
        bitmap,
        new Map([[3, true]]),
        // Typed by its manual.
      ) as Loose;
      return result['getText']?.();
    };
  },
};

const started = new Map<string, Promise<Engine>>();
const engineOf = (name: string): Promise<Engine> => {
  const make = engines[name];
  if (!make) throw new Error(`no decoder is called ${name}`);
  const engine = started.get(name) ?? make();
  started.set(name, engine);
  return engine;
};

addEventListener('message', (event: MessageEvent<Asked>) => void answer(event.data));

const answer = async ({ id, picture, how }: Asked): Promise<void> => {
  try {
    const engine = await engineOf(how.engine);
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const drawing = canvas.getContext('2d', { willReadFrequently: true });
    drawing?.drawImage(picture, 0, 0);
    const pixels = drawing?.getImageData(0, 0, picture.width, picture.height);
    picture.close();
    const text = pixels && (await readWith(engine, pixels));
    postMessage({ id, found: typeof text === 'string' && text !== '' ? { text } : null });
  } catch (error) {
    postMessage({ id, trouble: `${how.engine}: ${String(error)}` });
  }
};

/** Most of them throw where they find nothing. */
const readWith = async (engine: Engine, pixels: Pixels): Promise<unknown> => {
  try {
    return await engine(pixels);
  } catch {
    return null;
  }
};

export {};
