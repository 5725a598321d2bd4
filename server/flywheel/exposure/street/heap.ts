/**
 * A queue by score: the highest comes out first; of equal ones a node (`ref` ≥ 0) before a
 * point, the nearer before the farther, and then as `compare` of the points says, so that
 * every process answers alike.
 */
export type Heap = {
  clear(compare: (one: number, other: number) => number): void;
  push(score: number, metres: number, ref: number): void;
  /** Takes the first into `top`; false when there is none. */
  pop(): boolean;
  readonly top: { score: number; metres: number; ref: number };
};

export const makeHeap = (): Heap => {
  let scores = new Float64Array(1_024);
  let ways = new Float64Array(1_024);
  let refs = new Int32Array(1_024);
  let size = 0;
  let compare: (one: number, other: number) => number = () => 0;
  const top = { score: 0, metres: 0, ref: 0 };

  const comesFirst = (one: number, other: number): boolean => {
    const apart = (scores[one] ?? 0) - (scores[other] ?? 0);
    if (apart !== 0) return apart > 0;
    const [left = 0, right = 0] = [refs[one], refs[other]];
    if (left >= 0 || right >= 0) return left >= 0;
    const way = (ways[one] ?? 0) - (ways[other] ?? 0);
    return way !== 0 ? way < 0 : compare(~left, ~right) < 0;
  };
  const swap = (one: number, other: number) => {
    const [score = 0, way = 0, ref = 0] = [scores[one], ways[one], refs[one]];
    scores[one] = scores[other] ?? 0;
    ways[one] = ways[other] ?? 0;
    refs[one] = refs[other] ?? 0;
    scores[other] = score;
    ways[other] = way;
    refs[other] = ref;
  };
  const sink = () => {
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      if (left >= size) return;
      const right = left + 1;
      const child = right < size && comesFirst(right, left) ? right : left;
      if (!comesFirst(child, at)) return;
      swap(child, at);
      at = child;
    }
  };
  const widen = () => {
    const [moreScores, moreWays] = [scores, ways].map((column) => {
      const wider = new Float64Array(size * 2);
      wider.set(column);
      return wider;
    });
    const moreRefs = new Int32Array(size * 2);
    moreRefs.set(refs);
    scores = moreScores ?? scores;
    ways = moreWays ?? ways;
    refs = moreRefs;
  };
  return {
    top,
    clear: (by) => {
      size = 0;
      compare = by;
    },
    push: (score, metres, ref) => {
      if (size === refs.length) widen();
      scores[size] = score;
      ways[size] = metres;
      refs[size] = ref;
      for (let at = size; at > 0;) {
        const parent = (at - 1) >> 1;
        if (!comesFirst(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
      size += 1;
    },
    pop: () => {
      if (size === 0) return false;
      top.score = scores[0] ?? 0;
      top.metres = ways[0] ?? 0;
      top.ref = refs[0] ?? 0;
      size -= 1;
      swap(0, size);
      sink();
      return true;
    },
  };
};
