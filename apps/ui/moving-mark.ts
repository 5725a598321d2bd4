/**
 * What a receipt and the store's device show at the same moment, made of the redemption's
 * id and the time: a screenshot stands still beside it, and an old page shows another one.
 * Shape and word tell it without colour; no step looks like the one before.
 */
export type Mark = { shape: MarkShape; hue: MarkHue; word: { zh: string; en: string } };

export const markShapes = [
  'circle',
  'triangle',
  'square',
  'diamond',
  'star',
  'cross',
  'moon',
  'drop',
] as const;
export type MarkShape = (typeof markShapes)[number];

export const markHues = ['persimmon', 'jade', 'amber', 'plum', 'ink'] as const;
export type MarkHue = (typeof markHues)[number];

type Said = readonly [zh: string, en: string];
/** Short, pictured at once, and none sounds like another. */
const words: readonly [Said, ...Said[]] = [
  ['茶', 'tea'],
  ['鱼', 'fish'],
  ['灯', 'lamp'],
  ['伞', 'umbrella'],
  ['船', 'boat'],
  ['花', 'flower'],
  ['鸟', 'bird'],
  ['山', 'hill'],
  ['雪', 'snow'],
  ['桥', 'bridge'],
  ['马', 'horse'],
  ['云', 'cloud'],
  ['米', 'rice'],
  ['竹', 'bamboo'],
  ['门', 'door'],
  ['星', 'star'],
  ['瓜', 'melon'],
  ['火', 'fire'],
];

export const markStepMs = 2_000;

export const markStep = (nowMs: number): number => Math.floor(nowMs / markStepMs);

export const markAt = (redemptionId: string, step: number): Mark => {
  const seed = hash(redemptionId);
  const [zh, en] = pick(words, hash(`${redemptionId}:${step}`));
  // An odd stride through eight shapes, and any through five hues, never stands still.
  const shape = pick(markShapes, seed + step * (1 + 2 * (seed % 4)));
  const hue = pick(markHues, (seed >>> 8) + step * (1 + ((seed >>> 12) % 4)));
  return { shape, hue, word: { zh, en } };
};

const pick = <T>(from: readonly [T, ...T[]], at: number): T =>
  from[at % from.length] ?? from[0];

/** FNV-1a over the text, mixed once more: near ids and near steps come out far apart. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (const letter of text) {
    value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return (value ^ (value >>> 15)) >>> 0;
};
