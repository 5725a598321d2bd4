// What people type into the box: a name or the beginning of one, as it is written, as it
// sounds, by its initials, mixed, or with a slip of the finger.
import { pinyin } from 'pinyin-pro';
import type { Random } from '#city/random.ts';

export const typings = [
  'cut',
  'whole',
  'pinyin',
  'pinyin begun',
  'initials',
  'mixed',
  'wrong character',
  'misspelt',
] as const;
export type Typing = (typeof typings)[number];

/** Words somebody types who looks for the place of this name; null where there are none. */
export function typeName(name: string, typing: Typing, random: Random): string | null {
  const chars = [...name].filter((char) => /[\p{L}\p{N}]/u.test(char));
  const isHan = chars.every((char) => /\p{Script=Han}/u.test(char));
  if (chars.length < 3) return null;
  if (!isHan) return typeLatin(chars, typing, random);
  const most = Math.min(chars.length, 8);
  const until = random.int(Math.min(3, most), most);
  const stretch = chars.slice(0, until);
  const sounds = syllables(stretch.join(''));
  if (typing === 'cut') return chars.slice(0, random.int(2, most)).join('');
  if (typing === 'whole') return name;
  if (typing === 'pinyin') return sounds.join('');
  if (typing === 'pinyin begun') {
    const typed = sounds.join('');
    return typed.slice(0, random.int(2, typed.length));
  }
  if (typing === 'initials') return sounds.map((sound) => sound.charAt(0)).join('');
  if (typing === 'mixed') return mix(stretch, sounds, random);
  if (typing === 'wrong character') return slip(stretch, randomHan(random), random);
  return slip([...sounds.join('')], randomLetter(random), random);
}

function typeLatin(chars: string[], typing: Typing, random: Random): string | null {
  if (typing === 'cut') return chars.slice(0, random.int(2, chars.length)).join('');
  if (typing === 'whole') return chars.join('').toLowerCase();
  const isLatin = chars.every((char) => /[a-z0-9]/i.test(char));
  if (typing !== 'misspelt' || !isLatin || chars.length < 5) return null;
  return slip(chars, randomLetter(random), random).toLowerCase();
}

const syllables = (text: string): string[] =>
  pinyin(text, { toneType: 'none', type: 'array', v: true });

const mix = (chars: string[], sounds: string[], random: Random): string =>
  chars
    .map((char, at) => {
      const sound = sounds[at] ?? '';
      return random.pick([char, char, sound, sound.charAt(0)]);
    })
    .join('');

/** One wrong, one missing, one too many, or two exchanged; the first stays as it is. */
function slip(signs: string[], other: string, random: Random): string {
  const at = random.int(1, signs.length - 1);
  const kind = random.int(0, 3);
  const [before, after] = [signs.slice(0, at), signs.slice(at)];
  if (kind === 0) return [...before, other, ...after.slice(1)].join('');
  if (kind === 1 && signs.length > 3) return [...before, ...after.slice(1)].join('');
  if (kind === 2) return [...before, other, ...after].join('');
  const [one = '', two = ''] = after;
  return [...before, two, one, ...after.slice(2)].join('');
}

const randomLetter = (random: Random): string =>
  String.fromCharCode(97 + random.int(0, 25));

const randomHan = (random: Random): string =>
  String.fromCharCode(0x4e00 + random.int(0, 5_000));
