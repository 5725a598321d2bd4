import { describe, expect, it } from 'vitest';
import type { Interval } from '#flywheel/place/hours.ts';
import { compileHours } from '#flywheel/place/hours.ts';
import { openDays } from './page-hours.ts';
import { hoursLine } from './page-words.ts';

const intervalsOf = (text: string): Interval[] => {
  const hours = compileHours(text);
  return hours.kind === 'weekly' ? hours.intervals : [];
};
const linesOf = (text: string) => openDays(intervalsOf(text)).map(hoursLine);

describe('opening hours of a page', () => {
  it.each([
    ['Mo-Fr 10:00-22:00', ['周一至周五 10:00–22:00']],
    ['24/7', ['每天 全天']],
    ['Fr,Sa 18:00-02:00', ['周五、周六 18:00–次日 02:00']],
    ['Mo-Su 18:00-02:00', ['每天 18:00–次日 02:00']],
    ['Mo-Su 10:00-24:00', ['每天 10:00–24:00']],
    ['Mo-Fr 09:00-12:00,13:00-17:00', ['周一至周五 09:00–12:00', '周一至周五 13:00–17:00']],
  ])('%s reads as people say it', (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  it("counts Sunday's night to Sunday", () => {
    expect(openDays(intervalsOf('Su 20:00-03:00'))).toEqual([
      { days: [6], opens: '20:00', closes: '03:00' },
    ]);
  });

  it('keeps every minute of the week, whatever the intervals', () => {
    for (const text of [
      'Sa 08:00-24:00; Su 00:00-24:00; Mo 00:00-06:00',
      'We off; Mo 07:00-09:00',
    ]) {
      const given = intervalsOf(text);
      const minutes = given.reduce((sum, [start, end]) => sum + end - start, 0);
      expect(openDays(given).reduce((sum, days) => sum + minutesOf(days), 0)).toBe(minutes);
    }
  });
});

const minutesOf = ({ days, opens, closes }: ReturnType<typeof openDays>[number]) => {
  const at = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  if (closes === '23:59') return days.length * 1_440;
  const length = at(closes) - at(opens);
  return days.length * (length > 0 ? length : length + 1_440);
};
