import type { ReaderOptions } from 'zxing-wasm/reader';
import {
  greyOf,
  inverted,
  localContrast,
  middleOf,
  pictureOf,
  resized,
  sharpened,
  toned,
  turned,
} from './pixels.ts';
import type { Grey, Picture } from './pixels.ts';

/** One way of looking at a picture that has not read so far. */
export type Pass = {
  name: PassName;
  /** Null where the pass makes no sense for this picture. */
  prepare: (grey: Grey) => Grey | null;
  how: ReaderOptions;
};

export type PassName =
  | 'whole'
  | 'smaller'
  | 'inverted'
  | 'tiny'
  | 'bloomed'
  | 'dim'
  | 'dim, one threshold'
  | 'glaring'
  | 'one threshold'
  | 'middle twice as large'
  | 'local contrast'
  | 'sharpened'
  | 'turned'
  | 'stripes';

/** Where a decoder found what; corners in pixels of the picture it was given. */
export type Seen = { text: string; format: string; isValid: boolean; position: Corners };
type Corner = { x: number; y: number };
type Corners = { topLeft: Corner; bottomRight: Corner };

/** A decoder for one picture; in the worker and in tests the same one. */
export type Decode = (picture: Picture, how: ReaderOptions) => Promise<readonly Seen[]>;

/** What was read, and which pass read it. */
export type Found = { text: string; format: string; pass: PassName };

/** All passes over one still picture in their order until one reads; null where none. */
export const readPicture = async (
  picture: Picture,
  decode: Decode,
): Promise<Found | null> => {
  const grey = greyOf(picture);
  for (const pass of passesFor(picture)) {
    const found = await tryPass(pass, grey, decode);
    if (found) return found;
  }
  return null;
};

/** One pass over a picture in grey. */
export const tryPass = async (
  pass: Pass,
  grey: Grey,
  decode: Decode,
): Promise<Found | null> => {
  const prepared = pass.prepare(grey);
  if (!prepared) return null;
  const seen = await decode(pictureOf(prepared), pass.how);
  const aimedAt = nearestToMiddle(
    seen.filter(({ isValid }) => isValid),
    prepared,
  );
  return aimedAt && { text: aimedAt.text, format: aimedAt.format, pass: pass.name };
};

// Measured on real photographs: denoise, and look at half the size from 300 px on.
const tuned: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  tryDownscale: true,
  tryDenoise: true,
  downscaleFactor: 2,
  downscaleThreshold: 300,
  maxNumberOfSymbols: 4,
  textMode: 'Plain',
};
const oneThreshold: ReaderOptions = { ...tuned, binarizer: 'GlobalHistogram' };
// Products and payment codes, so that they can be told from ours. Three lines must agree:
// in a photograph full of edges two do by accident.
const stripes: ReaderOptions = {
  ...tuned,
  formats: ['EAN13', 'Code128'],
  tryDenoise: false,
  minLineCount: 3,
};

/** A picture blown up beyond this gains nothing. */
const mostEnlarging = 2.2;

const atSize = (longSidePx: number, then: (grey: Grey) => Grey = (grey) => grey) =>
  function prepare(grey: Grey): Grey | null {
    const scale = longSidePx / Math.max(grey.width, grey.height);
    return scale > mostEnlarging ? null : then(resized(grey, longSidePx));
  };

const middleTwice = (grey: Grey): Grey => {
  const middle = middleOf(grey, 0.5);
  return resized(middle, 2 * Math.max(middle.width, middle.height));
};

/** The look that every frame gets first. */
export const quick: Pass = { name: 'whole', prepare: (grey) => grey, how: tuned };

/**
 * What is tried on a picture that did not read at once, what saves most for the least time
 * first. Gamma above 1 darkens the middle and saves blooming screens, below 1 it lifts
 * dim ones; both move the local threshold, which is what most unread pictures need.
 */
export const rescues: readonly Pass[] = [
  { name: 'tiny', prepare: atSize(300, (grey) => toned(grey, 2)), how: tuned },
  { name: 'inverted', prepare: atSize(1_000, inverted), how: tuned },
  { name: 'one threshold', prepare: atSize(400), how: oneThreshold },
  { name: 'dim', prepare: atSize(1_000, (grey) => toned(grey, 0.4)), how: tuned },
  { name: 'bloomed', prepare: atSize(800, (grey) => toned(grey, 2)), how: tuned },
  { name: 'glaring', prepare: atSize(800, (grey) => toned(grey, 4)), how: tuned },
  { name: 'middle twice as large', prepare: middleTwice, how: tuned },
  {
    name: 'dim, one threshold',
    prepare: atSize(1_000, (grey) => toned(grey, 0.4)),
    how: oneThreshold,
  },
  {
    name: 'local contrast',
    prepare: atSize(1_000, (grey) => localContrast(grey, 3)),
    how: tuned,
  },
  { name: 'sharpened', prepare: atSize(500, (grey) => sharpened(grey, 3, 3)), how: tuned },
  { name: 'turned', prepare: atSize(800, (grey) => turned(grey, 20)), how: tuned },
  { name: 'stripes', prepare: atSize(1_000), how: stripes },
];

const smaller: Pass = { name: 'smaller', prepare: atSize(1_000), how: tuned };

/** The passes for one still picture: all of them, a very large one first at 1000 px. */
export const passesFor = (picture: { width: number; height: number }): readonly Pass[] => {
  const large = Math.max(picture.width, picture.height) > 1_900;
  return [...(large ? [smaller] : []), quick, ...rescues];
};

/** Of several codes in sight, the one the cashier aims at. */
const nearestToMiddle = (
  seen: readonly Seen[],
  size: { width: number; height: number },
): Seen | null => {
  const away = ({ position: { topLeft, bottomRight } }: Seen) =>
    Math.hypot(
      (topLeft.x + bottomRight.x) / 2 - size.width / 2,
      (topLeft.y + bottomRight.y) / 2 - size.height / 2,
    );
  return seen.toSorted((a, b) => away(a) - away(b))[0] ?? null;
};
