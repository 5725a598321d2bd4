import { create } from 'qrcode';

/** How a drawn code is held before a camera; for tests only. */
export type Held = {
  width: number;
  height: number;
  modulePx: number;
  degrees: number;
  /** White on black. */
  inverted: boolean;
};

/** A code in shades of grey with the grain of a cheap camera, row by row. */
export const drawCode = (text: string, held: Held): Uint8Array => {
  const { data, size } = create(text, { errorCorrectionLevel: 'Q' }).modules;
  const { width, height, modulePx, inverted } = held;
  const angle = (held.degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) / modulePx, Math.sin(angle) / modulePx];
  const luma = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [right, down] = [x - width / 2, y - height / 2];
      const column = Math.floor(right * cos + down * sin + size / 2);
      const row = Math.floor(down * cos - right * sin + size / 2);
      const inside = column >= 0 && row >= 0 && column < size && row < size;
      const dark = inside && data[row * size + column] === 1;
      const grain = ((x * 7_919 + y * 104_729) % 41) - 20;
      luma[y * width + x] = (dark === inverted ? 215 : 40) + grain;
    }
  }
  return luma;
};

/** A picture file that needs no library; the width a multiple of four, as its rows are. */
export const bitmapFile = (luma: Uint8Array, width: number, height: number): Buffer => {
  const head = Buffer.alloc(54 + 1_024);
  head.write('BM', 'latin1');
  head.writeUInt32LE(head.length + luma.length, 2);
  head.writeUInt32LE(head.length, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(-height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(8, 28);
  head.writeUInt32LE(256, 46);
  for (let grey = 0; grey < 256; grey += 1) {
    head.writeUInt32LE(grey * 0x01_01_01, 54 + grey * 4);
  }
  return Buffer.concat([head, luma]);
};

/** A film as Chromium takes it in place of a camera: uncompressed, over and over. */
export const filmFile = (frames: Uint8Array[], width: number, height: number): Buffer => {
  const colourless = Buffer.alloc((width * height) / 2, 128);
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`),
    ...frames.flatMap((luma) => [Buffer.from('FRAME\n'), luma, colourless]),
  ]);
};
