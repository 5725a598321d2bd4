import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { UnreadableFile } from './place.ts';

const gunzipAsync = promisify(gunzip);
const longestBytes = 256 * 1024 * 1024;

/**
 * A file's bytes, gzipped or not → its text. UTF-8, UTF-16 with its mark, or GB18030; a
 * UTF-8 file with a few damaged bytes stays UTF-8 and the damage shows as U+FFFD, since a
 * wrong decoding would rename half a city. Throws `UnreadableFile`.
 */
export const readText = async (bytes: Uint8Array): Promise<string> => {
  const plain = await unpack(bytes);
  if (plain.length === 0) throw new UnreadableFile('empty_file');
  const isZip = startsWith(plain, [0x50, 0x4b, 0x03, 0x04]);
  if (isZip) throw new UnreadableFile('spreadsheet_file');
  const text = decode(plain);
  if (isBinary(text)) throw new UnreadableFile('not_text');
  if (text.trim() === '') throw new UnreadableFile('empty_file');
  return text;
};

const unpack = async (bytes: Uint8Array): Promise<Uint8Array> => {
  if (bytes.length > longestBytes) throw new UnreadableFile('file_too_large');
  if (!startsWith(bytes, [0x1f, 0x8b])) return bytes;
  try {
    return await gunzipAsync(bytes, { maxOutputLength: longestBytes });
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    throw new UnreadableFile(tooLarge ? 'file_too_large' : 'gzip_broken');
  }
};

const startsWith = (bytes: Uint8Array, mark: number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

const decode = (bytes: Uint8Array): string => {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  if (isUtf8(bytes)) return utf8;
  const damaged = count(utf8, /\ufffd/g);
  const sound = count(utf8, /[^\u0000-\u007f\ufffd]/g);
  if (sound >= damaged) return utf8;
  const chinese = decodeChinese(bytes);
  if (chinese !== undefined) return chinese;
  const isMostlyAscii = damaged * 200 < utf8.length;
  if (isMostlyAscii) return utf8;
  throw new UnreadableFile(isBinary(utf8) ? 'not_text' : 'encoding_unknown');
};

/** Undefined unless it reads as Chinese: Han characters, and seldom one alone. */
const decodeChinese = (bytes: Uint8Array): string | undefined => {
  let text: string;
  try {
    text = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
  const foreign = count(text, /[^\u0000-\u007f]/g);
  const han = count(text, /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/gu);
  const inWords = count(text, /\p{Script=Han}(?=\p{Script=Han})/gu);
  return han >= foreign * 0.9 && inWords * 2 >= han ? text : undefined;
};

const count = (text: string, pattern: RegExp): number => {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found += 1;
  return found;
};

/** One control character in twenty is no text; fewer are damaged rows. */
const isBinary = (text: string): boolean => {
  const sample = text.slice(0, 65_536);
  const control = count(sample, /[\u0000-\u0008\u000e-\u001f]/g);
  return control > 3 && control * 20 > sample.length;
};
