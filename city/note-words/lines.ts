/**
 * Sentences that people of Langang say about shops. One a line: the circumstances in
 * which it may be said, then `|`, then the sentence without its full stop. `*` may be
 * said any time. `(a/b/c)` means one of these; `{dish}`, `{where}` and so on are filled in.
 *
 * Circumstances: alone, pair, family, group; morning, noon, afternoon, evening, night;
 * cold, hot; weekday, weekend; mall, market, street, lane; food (a plate) or cup (a
 * drink); cheap, dear; again (a repeat visit).
 */
export type NoteLine = { needs: readonly string[]; text: string };

export function lines(text: string): readonly NoteLine[] {
  return text
    .trim()
    .split('\n')
    .map((row) => {
      const bar = row.indexOf('|');
      if (bar < 0) throw new Error(`no circumstances: ${row}`);
      const needs = row.slice(0, bar).trim();
      return {
        needs: needs === '*' ? [] : needs.split(/\s+/),
        text: row.slice(bar + 1).trim(),
      };
    });
}
