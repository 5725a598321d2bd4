import { traditionalPairs } from './traditional.ts';

/**
 * What a UTF-16 unit is compared as: full-width as half-width, upper case as lower, accents
 * off, traditional as simplified. 0 is a unit that is not compared at all: punctuation,
 * spaces, and both halves of what lies outside the basic plane. One unit always folds to at
 * most one, so that a place in the folded text is a place in the text.
 */
export const foldUnits = (): Uint16Array => {
  const folded = new Uint16Array(65_536);
  for (let unit = 0; unit < folded.length; unit += 1) folded[unit] = foldUnit(unit);
  for (const [from, to] of traditionalPairs()) folded[from] = to;
  return folded;
};

const foldUnit = (unit: number): number => {
  if (isPlainHan(unit) || (unit >= 0xac00 && unit < 0xd7a4)) return unit;
  if (unit >= 0xd800 && unit < 0xe000) return 0;
  const plain = String.fromCharCode(unit).normalize('NFKC').toLowerCase();
  const bare = /^\p{Script=Latin}/u.test(plain) ? plain.normalize('NFD') : plain;
  return /^[\p{L}\p{N}]/u.test(bare) ? bare.charCodeAt(0) : 0;
};

export const firstHan = 0x3400;
export const lastHan = 0x9fff;

const isPlainHan = (unit: number): boolean => unit >= firstHan && unit <= lastHan;

/** Letters a–z and digits: what is left of Latin script after folding. */
export const isLatin = (unit: number): boolean => unit < 128;

export const isLetter = (unit: number): boolean => unit >= 97 && unit <= 122;
