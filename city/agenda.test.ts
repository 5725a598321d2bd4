import { expect, test } from 'vitest';
import { handClock } from '#kit/clock.ts';
import { openAgenda } from './agenda.ts';

const noon = Date.UTC(2026, 10, 24, 4);

function openDay(crowded = false) {
  const clock = handClock(new Date(noon));
  const settled: number[] = [];
  const onFiveMinutes = async () => void settled.push(clock.now().getTime() - noon);
  return { clock, settled, agenda: openAgenda({ clock, crowded, onFiveMinutes }) };
}

test('what was planned happens in order of time, and the clock says when', async () => {
  const { clock, agenda } = openDay();
  const seen: string[] = [];
  const act = (name: string) => async () =>
    void seen.push(`${name} at ${clock.now().getTime() - noon}`);
  agenda.at(noon + 2_000, act('late'));
  agenda.at(noon + 1_000, act('early'));
  agenda.at(noon + 1_000, act('early too'));
  await agenda.run(noon + 5_000);
  expect(seen).toEqual(['early at 1000', 'early too at 1000', 'late at 2000']);
  expect(clock.now().getTime()).toBe(noon + 5_000);
});

test('an act may plan another, and what is planned for later stays', async () => {
  const { agenda } = openDay();
  const seen: string[] = [];
  agenda.at(noon + 1_000, async () => {
    agenda.at(noon + 1_500, async () => void seen.push('child'));
    agenda.at(noon + 9_000, async () => void seen.push('tomorrow'));
  });
  await agenda.run(noon + 5_000);
  expect(seen).toEqual(['child']);
  await agenda.run(noon + 10_000);
  expect(seen).toEqual(['child', 'tomorrow']);
});

test('a clock that was set forward is not turned back', async () => {
  const { clock, agenda } = openDay();
  const moments: number[] = [];
  agenda.at(noon + 1_000, async () => clock.add(60_000));
  agenda.at(noon + 2_000, async () => void moments.push(clock.now().getTime() - noon));
  await agenda.run(noon + 100_000);
  expect(moments).toEqual([61_000]);
});

test('background work is done every five minutes', async () => {
  const { settled, agenda } = openDay();
  for (let minute = 1; minute < 12; minute += 1) {
    agenda.at(noon + minute * 60_000, async () => undefined);
  }
  await agenda.run(noon + 12 * 60_000);
  expect(settled).toEqual([60_000, 300_000, 600_000]);
});

test('in a crowd the acts of a few minutes overlap', async () => {
  const { agenda } = openDay(true);
  let running = 0;
  let most = 0;
  const act = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 1));
    running -= 1;
  };
  for (let second = 0; second < 5; second += 1) agenda.at(noon + second * 1_000, act);
  await agenda.run(noon + 60_000);
  expect([most, agenda.done()]).toEqual([5, 5]);
});
