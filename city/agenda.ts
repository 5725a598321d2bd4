/**
 * What is going to happen, in order of time. One thing after the other replays to the
 * byte; crowded, everything of the same few minutes happens at once and only the laws are
 * asked. Whoever acts may put more on the agenda.
 */
import { minuteMs } from '#contract/kit/time.ts';

export type Agenda = {
  /** Puts an act on the agenda; what is already past happens next. */
  at(moment: number, act: () => Promise<void>): void;
  /** Runs until nothing is left before `until`, moving the clock along. */
  run(until: number): Promise<void>;
  /** How many acts have been run. */
  done(): number;
};

type Entry = { moment: number; turn: number; act: () => Promise<void> };

export function openAgenda(terms: {
  clock: { now(): Date; set(to: Date): void };
  crowded: boolean;
  /** Called whenever the clock has moved on by five minutes or more. */
  onFiveMinutes(): Promise<void>;
}): Agenda {
  const entries: Entry[] = [];
  let turn = 0;
  let done = 0;
  let lastMinute = 0;
  const moveTo = async (moment: number) => {
    if (moment > terms.clock.now().getTime()) terms.clock.set(new Date(moment));
    const minute = Math.floor(terms.clock.now().getTime() / (5 * minuteMs));
    if (minute === lastMinute) return;
    lastMinute = minute;
    await terms.onFiveMinutes();
  };
  /** The next act, or all acts of the next few minutes. */
  const take = (until: number): Entry[] => {
    entries.sort((a, b) => a.moment - b.moment || a.turn - b.turn);
    const [first] = entries;
    if (!first || first.moment >= until) return [];
    const window = terms.crowded ? first.moment + 4 * minuteMs : first.moment;
    const count = terms.crowded
      ? entries.filter(({ moment }) => moment <= window && moment < until).length
      : 1;
    return entries.splice(0, Math.min(count, 12));
  };
  return {
    at: (moment, act) => void entries.push({ moment, turn: (turn += 1), act }),
    done: () => done,
    run: async (until) => {
      for (let next = take(until); next.length > 0; next = take(until)) {
        await moveTo(next[0]?.moment ?? until);
        await Promise.all(next.map(({ act }) => act()));
        done += next.length;
        if (terms.crowded) await terms.onFiveMinutes();
      }
      await moveTo(until);
    },
  };
}
