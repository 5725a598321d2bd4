/**
 * Rows without objects: a table of numbers, one typed array a column, that grows. A million
 * places as objects would be a gigabyte and a pause of the garbage collector; so they are a
 * few arrays, which are also what a snapshot file holds.
 */
const kinds = {
  u8: Uint8Array,
  i32: Int32Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;
type Kind = keyof typeof kinds;
export type Column = InstanceType<(typeof kinds)[Kind]>;
export type Spec = Readonly<Record<string, Kind>>;

export type Columns<S extends Spec> = {
  readonly [C in keyof S]: InstanceType<(typeof kinds)[S[C]]>;
};

export type Rows<S extends Spec> = {
  /** The columns as they are now; growing replaces them, so never keep one aside. */
  readonly at: Columns<S>;
  readonly length: number;
  /** Makes a row of zeros and answers with its number. */
  add(): number;
  /** What a snapshot keeps, a column after the other, and how it comes back. */
  dump(): Uint8Array[];
  restore(length: number, columns: readonly Uint8Array[]): void;
  bytes(): number;
};

const steadyRoom = 65_536;

export const makeRows = <const S extends Spec>(spec: S, capacity = 64): Rows<S> => {
  const names = Object.keys(spec);
  const kindOf = (name: string) => kinds[spec[name] ?? 'u8'];
  const ofRoom = (room: number): Record<string, Column> =>
    Object.fromEntries(names.map((name) => [name, new (kindOf(name))(room)]));
  let room = capacity;
  const columnsOf = (columns: Record<string, Column>) => columns as Columns<S>; // by spec
  const rows = {
    at: columnsOf(ofRoom(room)),
    length: 0,
    add: () => {
      if (rows.length === room) grow();
      rows.length += 1;
      return rows.length - 1;
    },
    dump: () =>
      names.map((name) => {
        const { buffer, BYTES_PER_ELEMENT } = named(name);
        return new Uint8Array(buffer, 0, rows.length * BYTES_PER_ELEMENT);
      }),
    restore: (length: number, kept: readonly Uint8Array[]) => {
      room = Math.max(capacity, length);
      const columns = ofRoom(room);
      names.forEach((name, index) => {
        const column = columns[name];
        if (column) new Uint8Array(column.buffer).set(kept[index] ?? []);
      });
      rows.at = columnsOf(columns);
      rows.length = length;
    },
    bytes: () => names.reduce((sum, name) => sum + named(name).byteLength, 0),
  };
  const named = (name: string): Column => {
    const column = rows.at[name];
    if (!column) throw new RangeError(`there is no column ${name}`);
    return column;
  };
  const grow = () => {
    // Doubling would leave a third of a million's rows empty.
    room = room < steadyRoom ? room * 2 : Math.ceil(room * 1.25);
    const wider = ofRoom(room);
    for (const name of names) wider[name]?.set(named(name));
    rows.at = columnsOf(wider);
  };
  return rows;
};
