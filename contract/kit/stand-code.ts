/**
 * What is printed on a store's stand: ten letters of Crockford's base 32, six of them by
 * chance and four that only the server can make from them. No letter is taken for another
 * when it is read aloud or typed.
 */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const standCodePattern = /^[0-9A-HJKMNP-TV-Z]{10}$/;
/** How many of the ten are there by chance. */
export const standChanceLetters = 6;

/** `count` letters from whole bytes, five bits each; the bits that are left over go. */
export const lettersOf = (bytes: Uint8Array, count: number): string => {
  let written = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5 && written.length < count) {
      bits -= 5;
      written += letters[(held >> bits) & 31] ?? '';
    }
  }
  return written;
};

/** A stand's code as somebody typed it, put right; null where it can't be one. */
export const readStandCode = (text: string): string | null => {
  const code = text
    .replace(/[\s-]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return standCodePattern.test(code) ? code : null;
};

/**
 * The address that a stand's QR holds. All in capitals, because those take half the room in
 * a QR; host names have none of their own and the route takes any.
 */
export const standAddress = (publicUrl: string, city: string, code: string): string =>
  `${publicUrl.replace(/\/+$/, '')}/s/${city}/${code}`.toUpperCase();

/** "7K3Q9M2C5X" → "7K3Q9 M2C5X", as it is read aloud. */
export const groupStandCode = (code: string): string =>
  `${code.slice(0, 5)} ${code.slice(5)}`;
