/**
 * The code that a customer shows: `81`, twenty digits that name the voucher, ten that
 * change every twenty seconds, two check digits. Thirty-four digits fit into a QR of
 * version 2 at level H, the same symbol as twenty-four. The handle is long enough to be a
 * secret: it opens the voucher's own row in a store's list, and nobody guesses another's.
 */
const rotatingType = '81';
export const codeStepSeconds = 20;
/** How many steps a shown code may be off: a slow cashier, two clocks that differ. */
export const codeStepReach = 1;

/** The step of a moment: whole twenty-second spans since 1970, UTC. */
export const codeStep = (at: Date): number =>
  Math.floor(at.getTime() / 1_000 / codeStepSeconds);

export type RotatingCode = { handle: string; otp: string };

/** Thirty-four digits as the QR holds them. */
export const rotatingText = ({ handle, otp }: RotatingCode): string => {
  const digits = rotatingType + handle + otp;
  return digits + checkOf(digits);
};

/** What thirty-four digits say, null where they are none of ours or were misread. */
export const readRotating = (digits: string): RotatingCode | null =>
  /^81\d{32}$/.test(digits) && BigInt(digits) % 97n === 1n
    ? { handle: digits.slice(2, 22), otp: digits.slice(22, 32) }
    : null;

export const isRotatingShape = (digits: string): boolean => /^81\d{32}$/.test(digits);

/** ISO 7064 MOD 97-10: the whole number leaves 1 when divided by 97. */
const checkOf = (digits: string): string =>
  String(98n - ((BigInt(digits) * 100n) % 97n)).padStart(2, '0');

/**
 * The ten digits of a step under a voucher's key (base64url, from the server). The same on
 * the phone that shows, the device that scans and the server.
 */
export const otpAt = async (codeKey: string, step: number): Promise<string> =>
  otpUnder(await macKeyOf(codeKey), step);

/** The step at which this key showed these digits, near a moment; null where at none. */
export const stepShown = async (
  codeKey: string,
  otp: string,
  near: { at: Date; reach?: number },
): Promise<number | null> => {
  const key = await macKeyOf(codeKey);
  const middle = codeStep(near.at);
  for (let off = 0; off <= (near.reach ?? codeStepReach); off += 1) {
    for (const step of off === 0 ? [middle] : [middle - off, middle + off]) {
      if ((await otpUnder(key, step)) === otp) return step;
    }
  }
  return null;
};

const macKeyOf = (codeKey: string): Promise<CryptoKey> => {
  const terms = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.importKey('raw', bytesOf(codeKey), terms, false, ['sign']);
};

const otpUnder = async (key: CryptoKey, step: number): Promise<string> => {
  const counter = new Uint8Array(8);
  new DataView(counter.buffer).setBigUint64(0, BigInt(step));
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter));
  return String(mac.getBigUint64(0) % 10_000_000_000n).padStart(10, '0');
};

/** base64url → bytes, in a browser as on the server. */
export const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> => {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
};

/** Bytes → base64url without padding. */
export const base64urlOf = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
