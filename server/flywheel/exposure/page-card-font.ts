import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Noto Sans SC Bold, the simplified Chinese part; its licence stands beside it. */
export const cardFontPath = fileURLToPath(new URL('./page-card.ttf', import.meta.url));

/** Whether the font has a sign for everything in this text. */
export const canDraw = (text: string): boolean => {
  signs ??= readSigns(readFileSync(cardFontPath));
  const known = signs;
  return [...text].every((sign) => known.has(sign.codePointAt(0) ?? 0));
};

let signs: ReadonlySet<number> | undefined;

/** The code points of a TrueType font, from the format 4 part of its `cmap` table. */
export const readSigns = (font: Buffer): ReadonlySet<number> => {
  const cmap = tableAt(font, 'cmap');
  const found = new Set<number>();
  for (let at = cmap + 4; at < cmap + 4 + 8 * font.readUInt16BE(cmap + 2); at += 8) {
    const part = cmap + font.readUInt32BE(at + 4);
    if (font.readUInt16BE(part) === 4) readSegments(font, part, found);
  }
  return found;
};

const tableAt = (font: Buffer, name: string): number => {
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
    if (font.toString('latin1', at, at + 4) === name) return font.readUInt32BE(at + 8);
  }
  throw new Error(`the font of the share cards has no ${name} table`);
};

/** Segments stand as four lists side by side: ends, starts, deltas, offsets. */
const readSegments = (font: Buffer, part: number, found: Set<number>): void => {
  const bytes = font.readUInt16BE(part + 6);
  const ends = part + 14;
  const starts = ends + bytes + 2;
  for (let at = 0; at < bytes; at += 2) {
    const last = font.readUInt16BE(ends + at);
    for (let point = font.readUInt16BE(starts + at); point <= last; point += 1) {
      if (point !== 0xffff) found.add(point);
    }
  }
};
