import { makeRows } from './columns.ts';

/** The columns of a tree; a snapshot keeps them as they lie here. */
export type TreeTables = ReturnType<typeof makeTreeTables>;

export const none = -1;

/** `child` is the first of four; a leaf has none, and a chain of points instead. */
export const makeTreeTables = () => ({
  nodes: makeRows({
    child: 'i32',
    head: 'i32',
    count: 'i32',
    level: 'u8',
    west: 'f64',
    south: 'f64',
    bound: 'f32',
    parent: 'i32',
  }),
  points: makeRows({ lat: 'f64', lon: 'f64', leaf: 'i32', next: 'i32', bound: 'f32' }),
});

/** A node under which there is nothing. */
export const isEmpty = ({ nodes }: TreeTables, node: number): boolean =>
  nodes.at.child[node] === none && nodes.at.head[node] === none;

/** A bound may be more than what it bounds, never less, in 32 bits too. */
export const up = (bound: number): number => bound * (1 + 2 ** -22);
