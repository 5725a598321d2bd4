import type { Language } from '#ui/language.tsx';
import { rememberedMute, rememberMute } from './remembered.ts';

/**
 * Yes rises, no falls twice, can't-tell wavers, recorded rises and comes back; told apart
 * with closed eyes.
 */
export type Tone = 'yes' | 'no' | 'unsure' | 'recorded' | 'seen' | 'news';

type Beep = { hertz: number; fromMs: number; forMs: number };

const tones: Record<Tone, readonly Beep[]> = {
  yes: [
    { hertz: 660, fromMs: 0, forMs: 110 },
    { hertz: 990, fromMs: 120, forMs: 240 },
  ],
  no: [
    { hertz: 300, fromMs: 0, forMs: 200 },
    { hertz: 220, fromMs: 240, forMs: 380 },
  ],
  unsure: [
    { hertz: 440, fromMs: 0, forMs: 120 },
    { hertz: 440, fromMs: 200, forMs: 120 },
    { hertz: 554, fromMs: 400, forMs: 220 },
  ],
  recorded: [
    { hertz: 660, fromMs: 0, forMs: 110 },
    { hertz: 990, fromMs: 120, forMs: 180 },
    { hertz: 660, fromMs: 340, forMs: 300 },
  ],
  seen: [{ hertz: 1_320, fromMs: 0, forMs: 60 }],
  news: [
    { hertz: 784, fromMs: 0, forMs: 140 },
    { hertz: 988, fromMs: 150, forMs: 140 },
    { hertz: 1_319, fromMs: 300, forMs: 320 },
  ],
};

const shakes: Record<Tone, number[]> = {
  yes: [60],
  no: [160, 90, 220],
  unsure: [60, 80, 60, 80, 60],
  recorded: [60, 60, 160],
  seen: [20],
  news: [60, 40, 60],
};

let context: AudioContext | null = null;
let mute = rememberedMute();

export const isMute = (): boolean => mute;

export const setMute = (silent: boolean): void => {
  mute = silent;
  rememberMute(silent);
  if (silent && 'speechSynthesis' in globalThis) speechSynthesis.cancel();
};

/** Browsers keep a page silent until it is touched; call it on any touch. */
export const wakeSound = (): void => {
  if (!('AudioContext' in globalThis)) return;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
};

/** Plays a tone and shakes the phone; a mute phone still shakes. */
export const sound = (tone: Tone): void => {
  if ('vibrate' in navigator) navigator.vibrate(shakes[tone]);
  if (mute || context?.state !== 'running') return;
  for (const beep of tones[tone]) play(context, beep);
};

/** Says a sentence aloud where the device has a voice; a newer one cuts the older short. */
export const say = (language: Language, sentence: string): void => {
  if (mute || !('speechSynthesis' in globalThis)) return;
  speechSynthesis.cancel();
  const spoken = new SpeechSynthesisUtterance(sentence);
  spoken.lang = language === 'zh' ? 'zh-CN' : 'en-GB';
  spoken.rate = 1.1;
  speechSynthesis.speak(spoken);
};

/** A voice that has not begun by then is none. */
const voiceWithinMs = 1_500;

/**
 * Calls out what happened without the cashier: a chime, then the sentence after whatever is
 * being said. Where the device has no voice the chime comes twice.
 */
export const announce = (language: Language, sentence: string): void => {
  sound('news');
  if (mute) return;
  const again = setTimeout(() => sound('news'), voiceWithinMs);
  if (!('speechSynthesis' in globalThis)) return;
  const spoken = new SpeechSynthesisUtterance(sentence);
  spoken.lang = language === 'zh' ? 'zh-CN' : 'en-GB';
  spoken.onstart = () => clearTimeout(again);
  speechSynthesis.speak(spoken);
};

// The ramps at both ends keep a small speaker from clicking.
const play = (audio: AudioContext, { hertz, fromMs, forMs }: Beep): void => {
  const from = audio.currentTime + fromMs / 1_000;
  const until = from + forMs / 1_000;
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  oscillator.type = 'triangle';
  oscillator.frequency.value = hertz;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(0.5, from + 0.015);
  volume.gain.setValueAtTime(0.5, until - 0.03);
  volume.gain.linearRampToValueAtTime(0, until);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(from);
  oscillator.stop(until);
};
