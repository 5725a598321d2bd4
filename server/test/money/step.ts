import type { Scene } from './scene.ts';

/** What a step is called, and what it does; it says in a word what came of it. */
export type Step = (scene: Scene, ...parts: string[]) => Promise<string>;
export type Steps = readonly (readonly [RegExp, Step])[];

/** The refusal's name, or the word for what was done. */
export const said = <V>(
  answer: { ok: true; value: V } | { ok: false; refusal: string },
  word: string | ((value: V) => string),
): string => {
  if (!answer.ok) return answer.refusal;
  return typeof word === 'string' ? word : word(answer.value);
};
