/**
 * A queue by score: the highest comes out first; of equal ones a node (`ref` ≥ 0) before a
 * point, the nearer before the farther, and then as `compare` of the points says, so that
 * every process answers alike.
 */
export class Heap {
  readonly top = { score: 0, metres: 0, ref: 0 };
  #scores = new Float64Array(1_024);
  #ways = new Float64Array(1_024);
  #refs = new Int32Array(1_024);
  #size = 0;
  #compare: (one: number, other: number) => number = () => 0;

  clear(compare: (one: number, other: number) => number): void {
    this.#size = 0;
    this.#compare = compare;
  }

  push(score: number, metres: number, ref: number): void {
    if (this.#size === this.#refs.length) this.#widen();
    let at = this.#size;
    this.#scores[at] = score;
    this.#ways[at] = metres;
    this.#refs[at] = ref;
    this.#size += 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#comesFirst(at, parent)) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  /** Takes the first into `top`; false when there is none. */
  pop(): boolean {
    if (this.#size === 0) return false;
    const { top } = this;
    top.score = this.#scores[0] ?? 0;
    top.metres = this.#ways[0] ?? 0;
    top.ref = this.#refs[0] ?? 0;
    this.#size -= 1;
    this.#swap(0, this.#size);
    this.#sink();
    return true;
  }

  #comesFirst(one: number, other: number): boolean {
    const apart = (this.#scores[one] ?? 0) - (this.#scores[other] ?? 0);
    if (apart !== 0) return apart > 0;
    const left = this.#refs[one] ?? 0;
    const right = this.#refs[other] ?? 0;
    if (left >= 0 || right >= 0) return left >= 0;
    const way = (this.#ways[one] ?? 0) - (this.#ways[other] ?? 0);
    return way === 0 ? this.#compare(~left, ~right) < 0 : way < 0;
  }

  #swap(one: number, other: number): void {
    const score = this.#scores[one] ?? 0;
    const way = this.#ways[one] ?? 0;
    const ref = this.#refs[one] ?? 0;
    this.#scores[one] = this.#scores[other] ?? 0;
    this.#ways[one] = this.#ways[other] ?? 0;
    this.#refs[one] = this.#refs[other] ?? 0;
    this.#scores[other] = score;
    this.#ways[other] = way;
    this.#refs[other] = ref;
  }

  #sink(): void {
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      if (left >= this.#size) return;
      const right = left + 1;
      const child = right < this.#size && this.#comesFirst(right, left) ? right : left;
      if (!this.#comesFirst(child, at)) return;
      this.#swap(child, at);
      at = child;
    }
  }

  #widen(): void {
    const room = this.#size * 2;
    const wider = (column: Float64Array) => {
      const made = new Float64Array(room);
      made.set(column);
      return made;
    };
    const refs = new Int32Array(room);
    refs.set(this.#refs);
    this.#scores = wider(this.#scores);
    this.#ways = wider(this.#ways);
    this.#refs = refs;
  }
}
