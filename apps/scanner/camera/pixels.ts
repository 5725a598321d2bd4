/** A picture as cameras and canvases give it: four bytes a pixel. */
export type Picture = {
  width: number;
  height: number;
  data: Uint8ClampedArray<ArrayBuffer>;
};

/** A picture in shades of grey, one byte a pixel; codes have no colours. */
export type Grey = { width: number; height: number; luma: Uint8ClampedArray };

/** Red, green and blue as bright as the eye takes them. */
export const greyOf = ({ width, height, data }: Picture): Grey => {
  const luma = new Uint8ClampedArray(width * height);
  for (let at = 0, from = 0; at < luma.length; at += 1, from += 4) {
    const [red, green, blue] = [data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0];
    luma[at] = (red * 306 + green * 601 + blue * 117) >> 10;
  }
  return { width, height, luma };
};

/** Grey as a picture again, for a decoder that takes nothing else. */
export const pictureOf = ({ width, height, luma }: Grey): Picture => {
  const words = new Uint32Array(luma.length);
  for (let at = 0; at < luma.length; at += 1) {
    words[at] = (luma[at] ?? 0) * 0x01_01_01 + 0xff_00_00_00;
  }
  return { width, height, data: new Uint8ClampedArray(words.buffer) };
};

/** The middle of a picture: `share` of its width and of its height. */
export const middleOf = ({ width, height, luma }: Grey, share: number): Grey => {
  const [across, down] = [Math.round(width * share), Math.round(height * share)];
  const [left, top] = [(width - across) >> 1, (height - down) >> 1];
  const middle = new Uint8ClampedArray(across * down);
  for (let row = 0; row < down; row += 1) {
    const from = (top + row) * width + left;
    middle.set(luma.subarray(from, from + across), row * across);
  }
  return { width: across, height: down, luma: middle };
};

/** Longer side at `longSidePx`: means of what falls together, straight lines between. */
export const resized = (grey: Grey, longSidePx: number): Grey => {
  const scale = longSidePx / Math.max(grey.width, grey.height);
  if (scale === 1) return grey;
  const width = Math.max(1, Math.round(grey.width * scale));
  const height = Math.max(1, Math.round(grey.height * scale));
  return turnedOver(alongRows(turnedOver(alongRows(grey, width)), height));
};

/** v → 255 · (v / 255)^gamma: above 1 darkens the middle, below 1 lifts it. */
export const toned = (grey: Grey, gamma: number): Grey =>
  mapped(grey, (value) => 255 * (value / 255) ** gamma);

/** White on black becomes black on white. */
export const inverted = (grey: Grey): Grey => mapped(grey, (value) => 255 - value);

/**
 * What differs from its surroundings, `times` as much: a shadow or a reflection over half a
 * code goes, the modules stay. Surroundings reach an eighth of the longer side.
 */
export const localContrast = (grey: Grey, times: number): Grey => {
  const reach = Math.max(4, Math.round(Math.max(grey.width, grey.height) / 16));
  const around = blurred(grey, reach);
  const luma = grey.luma.map((value, at) => 128 + (value - (around.luma[at] ?? 0)) * times);
  return { ...grey, luma };
};

/** Edges that blur has flattened, steeper again. */
export const sharpened = (grey: Grey, reach: number, times: number): Grey => {
  const soft = blurred(grey, reach);
  const luma = grey.luma.map((value, at) => value + (value - (soft.luma[at] ?? 0)) * times);
  return { ...grey, luma };
};

/** Turned about its middle by `degrees`; the corners are white. */
export const turned = (grey: Grey, degrees: number): Grey => {
  const { width, height, luma } = grey;
  const [sin, cos] = [Math.sin, Math.cos].map((of) => of((degrees * Math.PI) / 180));
  const [s, c] = [sin ?? 0, cos ?? 1];
  const out = new Uint8ClampedArray(width * height).fill(255);
  const [midX, midY] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const fromX = c * (x - midX) + s * (y - midY) + midX;
      const fromY = c * (y - midY) - s * (x - midX) + midY;
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const at = top * width + left;
      const [right, below] = [fromX - left, fromY - top];
      const upper = between(luma[at] ?? 0, luma[at + 1] ?? 0, right);
      const lower = between(luma[at + width] ?? 0, luma[at + width + 1] ?? 0, right);
      out[y * width + x] = between(upper, lower, below);
    }
  }
  return { width, height, luma: out };
};

const between = (a: number, b: number, share: number): number => a + (b - a) * share;

const mapped = (grey: Grey, change: (value: number) => number): Grey => {
  const table = Uint8ClampedArray.from({ length: 256 }, (_, value) => change(value));
  return { ...grey, luma: grey.luma.map((value) => table[value] ?? 0) };
};

/** Every row drawn out or pushed together to `width`. */
const alongRows = (grey: Grey, width: number): Grey => {
  const { height, luma } = grey;
  const out = new Uint8ClampedArray(width * height);
  const { from, shares, most } = sharesOf(grey.width, width);
  for (let y = 0; y < height; y += 1) {
    const row = y * grey.width;
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      const first = row + (from[x] ?? 0);
      for (let at = 0; at < most; at += 1) {
        sum += (luma[first + at] ?? 0) * (shares[x * most + at] ?? 0);
      }
      out[y * width + x] = sum;
    }
  }
  return { width, height, luma: out };
};

/** Which pixels of an old row make each of a new one, and how much each of them counts. */
const sharesOf = (old: number, width: number) => {
  const step = old / width;
  const most = step <= 1 ? Math.min(2, old) : Math.ceil(step) + 1;
  const from = new Int32Array(width);
  const shares = new Float32Array(width * most);
  for (let x = 0; x < width; x += 1) {
    const start = step <= 1 ? (x + 0.5) * step - 0.5 : x * step;
    const end = start + Math.max(step, 1);
    const first = Math.min(Math.max(Math.floor(start), 0), old - most);
    from[x] = first;
    // Beyond the edge there is nothing: what reaches there counts for the last pixel.
    for (let at = Math.floor(start); at < end; at += 1) {
      const share = Math.min(at + 1, end) - Math.max(at, start);
      const slot = x * most + Math.min(Math.max(at, 0), old - 1) - first;
      shares[slot] = (shares[slot] ?? 0) + Math.max(0, share) / (end - start);
    }
  }
  return { from, shares, most };
};

/** Rows become columns. */
const turnedOver = ({ width, height, luma }: Grey): Grey => {
  const out = new Uint8ClampedArray(luma.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) out[x * height + y] = luma[y * width + x] ?? 0;
  }
  return { width: height, height: width, luma: out };
};

/** The mean of everything within `reach`, sideways and up and down. */
const blurred = (grey: Grey, reach: number): Grey =>
  turnedOver(blurredRows(turnedOver(blurredRows(grey, reach)), reach));

const blurredRows = ({ width, height, luma }: Grey, reach: number): Grey => {
  const out = new Uint8ClampedArray(luma.length);
  const far = Math.min(reach, width - 1);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    let [sum, count] = [0, 0];
    for (let x = 0; x < far; x += 1) [sum, count] = [sum + (luma[row + x] ?? 0), count + 1];
    for (let x = 0; x < width; x += 1) {
      if (x + far < width) [sum, count] = [sum + (luma[row + x + far] ?? 0), count + 1];
      if (x - far > 0) [sum, count] = [sum - (luma[row + x - far - 1] ?? 0), count - 1];
      out[row + x] = sum / count;
    }
  }
  return { width, height, luma: out };
};
