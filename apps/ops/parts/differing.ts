/**
 * A text in parts: what another has as well, and what is its own, so that the eye goes to
 * the one character that differs. Less than two characters in common are chance.
 */
export type Part = { text: string; isOwn: boolean };

export const differing = (one: string, other: string): [Part[], Part[]] => {
  const { length, at, from } = longestShared(one, other);
  if (length < Math.min(2, one.length, other.length) || length === 0) {
    return [own(one), own(other)];
  }
  const before = differing(one.slice(0, at), other.slice(0, from));
  const after = differing(one.slice(at + length), other.slice(from + length));
  const shared = [{ text: one.slice(at, at + length), isOwn: false }];
  return [
    [...before[0], ...shared, ...after[0]],
    [...before[1], ...shared, ...after[1]],
  ];
};

/** A space here or there makes no difference that anybody should look at. */
const own = (text: string): Part[] =>
  text === '' ? [] : [{ text, isOwn: text.trim() !== '' }];

/** The longest run of characters that stands in both, and where. */
const longestShared = (one: string, other: string) => {
  const best = { length: 0, at: 0, from: 0 };
  let above: number[] = [];
  for (let i = 1; i <= one.length; i += 1) {
    const row: number[] = [];
    for (let j = 1; j <= other.length; j += 1) {
      if (one[i - 1] !== other[j - 1]) continue;
      const length = (above[j - 1] ?? 0) + 1;
      row[j] = length;
      if (length > best.length)
        Object.assign(best, { length, at: i - length, from: j - length });
    }
    above = row;
  }
  return best;
};
