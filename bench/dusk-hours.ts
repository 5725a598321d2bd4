// Two hundred ways of being open, as signs say them; the first 120 are open at dusk, the
// last 80 are shut. The week beside the text is read off the sign by itself.
export type DuskHours = { text: string; isOpen: boolean; weekly: [number, number][] };

export const openSigns = 120;
export const shutSigns = 80;
/** Tuesday, ten past six in the evening, in minutes of the week. */
export const duskMinute = 1_440 + 18 * 60 + 10;
/** The same in Shanghai on some week, as a moment. */
export const someDusk = Date.parse('2026-11-24T10:10:00.000Z');

const dayMinutes = 1_440;
const weekMinutes = 7 * dayMinutes;
const names = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const days = ['Mo-Su', 'Mo-Fr', 'Tu-Su', 'Mo-Sa', 'We-Su', 'Tu-Sa', 'Mo-Th', 'Sa-Su'];
const begins = ['06:00', '07:30', '08:00', '09:00', '10:00', '11:00'];
const early = ['14:00', '15:30', '17:00', '18:00'];
const late = ['20:00', '21:00', '21:30', '22:00', '23:00', '02:00'];

/** The signs, the same ones always. */
export function duskHours(): DuskHours[] {
  const all = begins.flatMap((from) =>
    days.flatMap((day) => [
      ...[...early, ...late].map((to) => signOf(day, [[from, to]])),
      ...late.map((to) =>
        signOf(day, [
          [from, '13:30'],
          ['17:00', to],
        ]),
      ),
    ]),
  );
  return [
    ...all.filter(({ isOpen }) => isOpen).slice(0, openSigns),
    ...all.filter(({ isOpen }) => !isOpen).slice(0, shutSigns),
  ];
}

function signOf(dayRange: string, spans: [from: string, to: string][]): DuskHours {
  const [first = 0, last = 0] = dayRange.split('-').map((name) => names.indexOf(name));
  const weekly = names.flatMap((_, day) =>
    day < first || day > last
      ? []
      : spans.map(([from, to]): [number, number] => {
          const start = day * dayMinutes + minuteOf(from);
          const end = day * dayMinutes + minuteOf(to);
          return [start, end > start ? end : end + dayMinutes];
        }),
  );
  const holds = (minute: number) =>
    weekly.some(([start, end]) => start <= minute && minute < end);
  return {
    text: `${dayRange} ${spans.map(([from, to]) => `${from}-${to}`).join(',')}`,
    isOpen: holds(duskMinute) || holds(duskMinute + weekMinutes),
    weekly,
  };
}

const minuteOf = (clock: string): number => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
};
