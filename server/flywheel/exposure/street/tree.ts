import { metresBetween } from '#contract/kit/geo.ts';
import type { GeoBox, GeoPoint } from '#contract/kit/geo.ts';
import { Heap } from './heap.ts';
import { Learned } from './learned.ts';
import type { Present } from './learned.ts';
import { isEmpty, makeTreeTables, none, up } from './tree-tables.ts';

export type SearchAsked = {
  from: GeoPoint;
  radiusMetres: number;
  box: GeoBox | null;
  /** The most that a bound can be worth at a distance; never less than a score there. */
  reach: (bound: number, metres: number) => number;
  /** What a point is worth; undefined leaves it out. */
  score: (no: number, metres: number) => number | undefined;
  /** Gets points from the best to the worst; `false` ends the search. */
  take: (no: number, metres: number, score: number) => boolean;
  /** Null where scores are not those of the present moment. */
  present: Present | null;
  /** Decides between equal scores and distances; below 0 where `one` comes first. */
  compare: (one: number, other: number) => number;
};

const leafRoom = 24;
const deepest = 26;

/**
 * Points of a city in a quadtree over longitude and latitude that is changed in place. Each
 * node knows the best score that anything below it could have at distance zero, so the
 * best of a million is found by opening a few nodes: what can't beat the last one shown is
 * never looked at. Of the present moment it learns more from the searches that pass.
 * Distances are those of the sphere, across the date line and at the poles.
 */
export class Tree {
  readonly tables = makeTreeTables();
  readonly #learned = new Learned(this.tables);
  readonly #heap = new Heap();

  constructor() {
    this.#addNode(none, 0, -180, -90);
  }

  insert(no: number, { lat, lon }: GeoPoint, bound: number): void {
    const { points, nodes } = this.tables;
    while (points.length <= no) {
      // Growing replaces the columns: first the row, then where it is written.
      const row = points.add();
      points.at.leaf[row] = none;
    }
    points.at.lat[no] = lat;
    points.at.lon[no] = lon;
    points.at.bound[no] = up(bound);
    let leaf = 0;
    while ((nodes.at.child[leaf] ?? 0) !== none) leaf = this.#childFor(leaf, lat, lon);
    while (this.#isFull(leaf)) {
      this.#split(leaf);
      leaf = this.#childFor(leaf, lat, lon);
    }
    this.#link(no, leaf);
    this.#raise(leaf, points.at.bound[no] ?? 0);
    this.#learned.forget(leaf);
  }

  remove(no: number): void {
    const { points, nodes } = this.tables;
    const leaf = this.#leafOf(no);
    if (leaf === none) return;
    const next = points.at.next[no] ?? none;
    let before = nodes.at.head[leaf] ?? none;
    if (before === no) nodes.at.head[leaf] = next;
    else {
      while (points.at.next[before] !== no) before = points.at.next[before] ?? none;
      points.at.next[before] = next;
    }
    points.at.leaf[no] = none;
    nodes.at.count[leaf] = (nodes.at.count[leaf] ?? 0) - 1;
  }

  holds(no: number): boolean {
    return this.#leafOf(no) !== none;
  }

  /** Tells of a point's new bound; a lower one makes later searches slower, not wrong. */
  rebound(no: number, bound: number): void {
    const leaf = this.#leafOf(no);
    if (leaf === none) return;
    const { at } = this.tables.points;
    at.bound[no] = up(bound);
    this.#raise(leaf, at.bound[no] ?? 0);
    this.#learned.forget(leaf);
  }

  /** What is worth something now has changed by more than its points were told. */
  forgetPresent(): void {
    this.#learned.forgetAll();
  }

  /** One search at a time: what `asked` brings along must not wait, nor search. */
  search(asked: SearchAsked): void {
    const heap = this.#heap;
    heap.clear(asked.compare);
    heap.push(Number.POSITIVE_INFINITY, 0, 0);
    while (heap.pop()) {
      const { score, metres, ref } = heap.top;
      if (ref >= 0) this.#open(ref, asked);
      else if (!asked.take(~ref, metres, score)) return;
    }
  }

  bytes(): number {
    const { nodes, points } = this.tables;
    return nodes.bytes() + points.bytes() + this.#learned.bytes();
  }

  #leafOf(no: number): number {
    const { points } = this.tables;
    return no < points.length ? (points.at.leaf[no] ?? none) : none;
  }

  #isFull(leaf: number): boolean {
    const { at } = this.tables.nodes;
    return (at.count[leaf] ?? 0) >= leafRoom && (at.level[leaf] ?? 0) < deepest;
  }

  #addNode(parent: number, level: number, west: number, south: number): number {
    const { nodes } = this.tables;
    const node = nodes.add();
    const { at } = nodes;
    at.child[node] = none;
    at.head[node] = none;
    at.level[node] = level;
    at.west[node] = west;
    at.south[node] = south;
    at.parent[node] = parent;
    return node;
  }

  #childFor(node: number, lat: number, lon: number): number {
    const { at } = this.tables.nodes;
    const half = 0.5 ** ((at.level[node] ?? 0) + 1);
    const east = lon >= (at.west[node] ?? 0) + 360 * half ? 1 : 0;
    const north = lat >= (at.south[node] ?? 0) + 180 * half ? 2 : 0;
    return (at.child[node] ?? 0) + east + north;
  }

  #link(no: number, leaf: number): void {
    const { nodes, points } = this.tables;
    points.at.next[no] = nodes.at.head[leaf] ?? none;
    points.at.leaf[no] = leaf;
    nodes.at.head[leaf] = no;
    nodes.at.count[leaf] = (nodes.at.count[leaf] ?? 0) + 1;
  }

  #split(leaf: number): void {
    const { nodes, points } = this.tables;
    const level = (nodes.at.level[leaf] ?? 0) + 1;
    const half = 0.5 ** level;
    const west = nodes.at.west[leaf] ?? 0;
    const south = nodes.at.south[leaf] ?? 0;
    const first = this.#addNode(leaf, level, west, south);
    this.#addNode(leaf, level, west + 360 * half, south);
    this.#addNode(leaf, level, west, south + 180 * half);
    this.#addNode(leaf, level, west + 360 * half, south + 180 * half);
    let no = nodes.at.head[leaf] ?? none;
    nodes.at.child[leaf] = first;
    nodes.at.head[leaf] = none;
    nodes.at.count[leaf] = 0;
    while (no !== none) {
      const next = points.at.next[no] ?? none;
      const child = this.#childFor(leaf, points.at.lat[no] ?? 0, points.at.lon[no] ?? 0);
      this.#link(no, child);
      this.#raise(child, points.at.bound[no] ?? 0);
      no = next;
    }
  }

  #raise(from: number, bound: number): void {
    const { at } = this.tables.nodes;
    for (let node = from; node !== none; node = at.parent[node] ?? none) {
      if ((at.bound[node] ?? 0) >= bound) return;
      at.bound[node] = bound;
    }
  }

  #open(node: number, asked: SearchAsked): void {
    const { nodes, points } = this.tables;
    const child = nodes.at.child[node] ?? none;
    if (child === none) {
      const { present } = asked;
      if (present && !this.#learned.isKnown(node, present)) {
        this.#learned.learn(node, present);
      }
      for (let no = nodes.at.head[node] ?? none; no !== none;) {
        this.#offer(no, asked);
        no = points.at.next[no] ?? none;
      }
      return;
    }
    for (let each = child; each < child + 4; each += 1) this.#reach(each, asked);
  }

  #reach(node: number, asked: SearchAsked): void {
    const { at } = this.tables.nodes;
    if (isEmpty(this.tables, node)) return;
    const bound = this.#boundOf(node, asked.present);
    if (bound <= 0 && asked.present) return;
    const side = 0.5 ** (at.level[node] ?? 0);
    const west = at.west[node] ?? 0;
    const south = at.south[node] ?? 0;
    const area = { west, south, east: west + 360 * side, north: south + 180 * side };
    if (asked.box && !meet(asked.box, area)) return;
    const metres = leastMetres(asked.from, area);
    if (metres > asked.radiusMetres) return;
    this.#heap.push(asked.reach(bound, metres), metres, node);
  }

  /** The most that anything below scores at distance zero; 0 where nothing does now. */
  #boundOf(node: number, present: Present | null): number {
    if (present && this.#learned.isKnown(node, present)) {
      return this.#learned.bestOf(node, present);
    }
    return this.tables.nodes.at.bound[node] ?? 0;
  }

  #offer(no: number, asked: SearchAsked): void {
    const { at } = this.tables.points;
    const lat = at.lat[no] ?? 0;
    const lon = at.lon[no] ?? 0;
    if (asked.box && !holds(asked.box, lat, lon)) return;
    const metres = metresBetween(asked.from.lat, asked.from.lon, lat, lon);
    if (metres > asked.radiusMetres) return;
    const score = asked.score(no, metres);
    if (score !== undefined) this.#heap.push(score, metres, ~no);
  }
}

type Area = { west: number; south: number; east: number; north: number };

const meet = (box: GeoBox, area: Area): boolean => {
  if (box.north < area.south || box.south > area.north) return false;
  return box.west <= box.east
    ? box.west <= area.east && box.east >= area.west
    : box.west <= area.east || box.east >= area.west;
};

const holds = (box: GeoBox, lat: number, lon: number): boolean =>
  lat >= box.south &&
  lat <= box.north &&
  (box.west <= box.east
    ? lon >= box.west && lon <= box.east
    : lon >= box.west || lon <= box.east);

const degree = Math.PI / 180;
const earthRadiusMetres = 6_371_008.8;

/**
 * No point of the area is nearer. Each part of the haversine takes its least value by
 * itself, and an angle is never less than its sine: below the truth, never above it.
 */
const leastMetres = ({ lat, lon }: GeoPoint, area: Area): number => {
  const dLat = Math.max(0, area.south - lat, lat - area.north);
  const inside = lon >= area.west && lon <= area.east;
  const dLon = inside ? 0 : Math.min(turn(area.west - lon), turn(lon - area.east));
  const narrowest = Math.min(Math.cos(area.south * degree), Math.cos(area.north * degree));
  const half =
    Math.sin((dLat * degree) / 2) ** 2 +
    Math.cos(lat * degree) * Math.max(0, narrowest) * Math.sin((dLon * degree) / 2) ** 2;
  return 2 * earthRadiusMetres * Math.sqrt(half) * (1 - 1e-9);
};

/** The way around in degrees, 0 to 180. */
const turn = (degrees: number): number => {
  const around = ((degrees % 360) + 360) % 360;
  return around > 180 ? 360 - around : around;
};
