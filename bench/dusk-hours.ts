// Two hundred ways of being open, as signs say them; the first 120 are open at the moment
// that is asked about, the last 80 are shut.
import { compileHours } from '#flywheel/place/hours.ts';
import type { Interval } from '#flywheel/place/hours.ts';
import { opennessOn } from '#flywheel/place/hours-now.ts';
import { weekOf } from '#flywheel/place/hours-stored.ts';
import { localMoment } from '#flywheel/place/local-time.ts';

export type DuskHours = { text: string; isOpen: boolean; weekly: Interval[] | null };

const open = 120;
const shut = 80;
const days = ['Mo-Su', 'Mo-Fr', 'Tu-Su', 'Mo-Sa', 'We-Mo', 'Tu-Sa', 'Mo-Th', 'Sa-Su'];
const begins = ['06:00', '07:30', '08:00', '09:00', '10:00', '11:00'];
const early = ['14:00', '15:30', '17:00', '18:00'];
const late = ['20:00', '21:00', '21:30', '22:00', '23:00', '02:00'];

/** The hours with what they say of this moment in the city's time. */
export function duskHours(at: Date): DuskHours[] {
  const local = localMoment(at, 'Asia/Shanghai');
  const all = texts().map((text) => {
    const hours = compileHours(text);
    const { state } = opennessOn(hours, local, { holidays: new Set(), position: null });
    return { text, isOpen: state === 'open', weekly: weekOf(hours) };
  });
  return [
    ...all.filter(({ isOpen }) => isOpen).slice(0, open),
    ...all.filter(({ isOpen }) => !isOpen).slice(0, shut),
  ];
}

const texts = (): string[] =>
  begins.flatMap((from) =>
    days.flatMap((day) => [
      ...[...early, ...late].map((to) => `${day} ${from}-${to}`),
      ...late.map((to) => `${day} ${from}-13:30,17:00-${to}`),
    ]),
  );
