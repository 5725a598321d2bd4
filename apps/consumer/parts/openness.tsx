import type { Openness } from '#contract/place.ts';
import { clock } from '#ui/time.ts';
import { useNow } from '#ui/tick.ts';
import { useText } from '../text.ts';
import type { Words } from '../words.zh.ts';

/** Told by a sign, words and a colour, in that order of trust. */
export type OpennessSaid = { tone: 'open' | 'soon' | 'closed' | 'unsure'; text: string };

const closingSoonMinutes = 60;

/** Open, closing soon, shut until when, or not known. */
export const sayOpenness = (
  words: Words['openness'],
  openness: Openness,
  timeZone: string,
  nowMs: number,
): OpennessSaid => {
  const { state, closesInMinutes, opensInMinutes } = openness;
  if (state === 'unknown') return { tone: 'unsure', text: words.unknown };
  const at = (minutes: number) =>
    clock(new Date(nowMs + minutes * 60_000).toISOString(), timeZone);
  if (state === 'open') {
    if (closesInMinutes === null) return { tone: 'open', text: words.open };
    if (closesInMinutes < closingSoonMinutes) {
      return { tone: 'soon', text: words.closesIn(closesInMinutes) };
    }
    return { tone: 'open', text: words.openUntil(at(closesInMinutes)) };
  }
  if (opensInMinutes === null) return { tone: 'closed', text: words.closed };
  if (opensInMinutes < closingSoonMinutes) {
    return { tone: 'soon', text: words.opensIn(opensInMinutes) };
  }
  const days = Math.floor(opensInMinutes / (24 * 60));
  return {
    tone: 'closed',
    text: days > 0 ? words.opensInDays(days) : words.opensAt(at(opensInMinutes)),
  };
};

const signs = { open: '●', soon: '◔', closed: '○', unsure: '?' } as const;

export const OpennessLine = ({
  openness,
  timeZone,
}: {
  openness: Openness;
  timeZone: string;
}) => {
  const words = useText();
  const said = sayOpenness(words.openness, openness, timeZone, useNow(60_000));
  return (
    <span className={`openness openness-${said.tone}`}>
      <span aria-hidden="true">{signs[said.tone]}</span> {said.text}
    </span>
  );
};
