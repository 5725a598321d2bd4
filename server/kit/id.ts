import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from './clock.ts';

/**
 * Where ids and secrets come from. The city hands in a seeded source; everybody else gets
 * the machine's randomness.
 */
export type IdSource = {
  /** A UUID version 7: its time leads, so that new rows land at the end of an index. */
  id(): string;
  /** As many random decimal digits as asked. */
  digits(count: number): string;
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Lays a time and ten random bytes out as a UUID version 7. */
export const uuidOf = (at: Date, random: Uint8Array): string => {
  const time = at.getTime().toString(16).padStart(12, '0');
  const rest = hex(random);
  const variant = (8 + (parseInt(rest.slice(3, 4), 16) % 4)).toString(16);
  return [
    time.slice(0, 8),
    time.slice(8, 12),
    `7${rest.slice(0, 3)}`,
    variant + rest.slice(4, 7),
    rest.slice(7, 19),
  ].join('-');
};

/**
 * Ids that also keep their order within one millisecond, as "newest first" needs: twelve
 * bits count, and when they are full the next millisecond is borrowed.
 */
export const makeUuids = (clock: Clock, random: () => Uint8Array): (() => string) => {
  let standing = 0;
  let count = 0;
  return () => {
    const now = clock.now().getTime();
    count = now === standing ? count + 1 : 0;
    standing = now;
    const bytes = random();
    bytes[0] = (count >> 4) & 255;
    bytes[1] = ((count & 15) << 4) | ((bytes[1] ?? 0) & 15);
    return uuidOf(new Date(now + (count >> 12)), bytes);
  };
};

export const randomIds = (clock: Clock): IdSource => ({
  id: makeUuids(clock, () => randomBytes(10)),
  digits: (count) => Array.from({ length: count }, () => randomInt(10)).join(''),
});
