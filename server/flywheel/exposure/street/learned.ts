import { makeRows } from './columns.ts';
import { isEmpty, none, up } from './tree-tables.ts';
import type { TreeTables } from './tree-tables.ts';

/** What points score now at distance zero, for those without and with the card. */
export type Present = {
  atMs: number;
  isMember: boolean;
  /** Puts a point's score into `into`; `untilMs` is when it may next be another. */
  learn: (no: number, into: ScoreNow) => void;
};
export type ScoreNow = { guest: number; member: number; untilMs: number };

/**
 * What a tree's nodes have learned of the present moment. A bound for whoever and whenever
 * is far above what is to be had this evening; so a leaf that is opened asks all its points
 * once, nodes above it take the best of their four, and it holds until a price, a door or a
 * change ends it. It never decides what is found, only what need not be looked at.
 */
export class Learned {
  readonly #tables: TreeTables;
  readonly #rows = makeRows({
    guest: 'f32',
    member: 'f32',
    fromMs: 'f64',
    untilMs: 'f64',
  });
  readonly #best = { guest: 0, member: 0, fromMs: 0, untilMs: 0 };
  readonly #asked: ScoreNow = { guest: 0, member: 0, untilMs: 0 };

  constructor(tables: TreeTables) {
    this.#tables = tables;
  }

  isKnown(node: number, { atMs }: Present): boolean {
    const { at, length } = this.#rows;
    if (node >= length) return false;
    return (at.fromMs[node] ?? 0) <= atMs && atMs < (at.untilMs[node] ?? 0);
  }

  /** The best there is now below a node that is known. */
  bestOf(node: number, { isMember }: Present): number {
    const { at } = this.#rows;
    return (isMember ? at.member[node] : at.guest[node]) ?? 0;
  }

  /** Asks every point of a leaf, and lifts the answer as far as all is known. */
  learn(leaf: number, present: Present): void {
    const { nodes, points } = this.#tables;
    this.#begin(present.atMs);
    for (let no = nodes.at.head[leaf] ?? none; no !== none;) {
      present.learn(no, this.#asked);
      this.#take(this.#asked, present.atMs);
      no = points.at.next[no] ?? none;
    }
    this.#keep(leaf);
    let node = nodes.at.parent[leaf] ?? none;
    while (node !== none && this.#gather(nodes.at.child[node] ?? none, present)) {
      this.#keep(node);
      node = nodes.at.parent[node] ?? none;
    }
  }

  /** A leaf has changed: what it knew, and what those above made of it, is over. */
  forget(leaf: number): void {
    const { at, length } = this.#rows;
    const { parent } = this.#tables.nodes.at;
    for (let node = leaf; node !== none; node = parent[node] ?? none) {
      if (node < length) at.untilMs[node] = 0;
    }
  }

  forgetAll(): void {
    this.#rows.at.untilMs.fill(0);
  }

  bytes(): number {
    return this.#rows.bytes();
  }

  #begin(fromMs: number): void {
    const best = this.#best;
    best.guest = 0;
    best.member = 0;
    best.fromMs = fromMs;
    best.untilMs = Number.POSITIVE_INFINITY;
  }

  #take({ guest, member, untilMs }: ScoreNow, fromMs: number): void {
    const best = this.#best;
    if (guest > best.guest) best.guest = guest;
    if (member > best.member) best.member = member;
    if (fromMs > best.fromMs) best.fromMs = fromMs;
    if (untilMs < best.untilMs) best.untilMs = untilMs;
  }

  /** The best of four; false where one of them is not known. */
  #gather(child: number, present: Present): boolean {
    const { at } = this.#rows;
    const asked = this.#asked;
    this.#begin(0);
    for (let node = child; node < child + 4; node += 1) {
      if (isEmpty(this.#tables, node)) continue;
      if (!this.isKnown(node, present)) return false;
      asked.guest = at.guest[node] ?? 0;
      asked.member = at.member[node] ?? 0;
      asked.untilMs = at.untilMs[node] ?? 0;
      this.#take(asked, at.fromMs[node] ?? 0);
    }
    return true;
  }

  #keep(node: number): void {
    const rows = this.#rows;
    while (rows.length < this.#tables.nodes.length) rows.add();
    rows.at.guest[node] = up(this.#best.guest);
    rows.at.member[node] = up(this.#best.member);
    rows.at.fromMs[node] = this.#best.fromMs;
    rows.at.untilMs[node] = this.#best.untilMs;
  }
}
