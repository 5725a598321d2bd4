import { crc32, inflateRawSync } from 'node:zlib';

/** A bill is small; whoever sends more is refused before it is unpacked. */
const mostBytes = 64 * 1024 * 1024;

const endMark = 0x06054b50;
const entryMark = 0x02014b50;

/**
 * The files of a zip, each checked against the sum that the zip says it has. Only what a
 * bill uses is understood: stored or deflated, not encrypted, not split.
 */
export const unzip = (bytes: Buffer): Buffer[] => {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || bytes.readUInt32LE(end) !== endMark) throw new Error('not a zip');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const files: Buffer[] = [];
  for (let entry = 0; entry < count; entry += 1) {
    if (bytes.readUInt32LE(at) !== entryMark) throw new Error('a broken zip');
    files.push(readEntry(bytes, at));
    const lengths = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    at += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return files;
};

const readEntry = (bytes: Buffer, at: number): Buffer => {
  const method = bytes.readUInt16LE(at + 10);
  const sum = bytes.readUInt32LE(at + 16);
  const packed = bytes.readUInt32LE(at + 20);
  const local = bytes.readUInt32LE(at + 42);
  const names = bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const data = bytes.subarray(local + 30 + names, local + 30 + names + packed);
  const file = unpack(method, data);
  if (crc32(file) !== sum) throw new Error('a file in a zip that was changed');
  return file;
};

const unpack = (method: number, data: Buffer): Buffer => {
  if (method === 0) return data;
  if (method === 8) return inflateRawSync(data, { maxOutputLength: mostBytes });
  throw new Error(`a zip packed in the way ${method}`);
};
