/**
 * Stands in for `zod` in the build of an app that parses nothing. The contract then keeps
 * what such an app asks of it, the keys of an object and the values of an enumeration, and
 * the parser stays away (docs/decisions/0013). What is not known here fails when the page
 * starts, so a contract that outgrows it is found by any browser test.
 */
class Shape {
  readonly shape: Record<string, unknown>;
  readonly options: readonly unknown[];

  constructor(shape: Record<string, unknown> = {}, options: readonly unknown[] = []) {
    this.shape = shape;
    this.options = options;
  }

  extend(more: Record<string, unknown>): Shape {
    return new Shape({ ...this.shape, ...more });
  }

  pick(wanted: Record<string, true>): Shape {
    return new Shape(only(this.shape, (key) => key in wanted));
  }

  omit(unwanted: Record<string, true>): Shape {
    return new Shape(only(this.shape, (key) => !(key in unwanted)));
  }

  // What narrows a value, or says when it may be left out, leaves its shape as it was.
  min = (): this => this;
  max = (): this => this;
  int = (): this => this;
  regex = (): this => this;
  refine = (): this => this;
  optional = (): this => this;
  nullable = (): this => this;
  default = (): this => this;
  meta = (): this => this;
  partial = (): this => this;
  pipe = (): this => this;
  transform = (): this => this;

  parse = (): never => refuseToParse();
  safeParse = (): never => refuseToParse();
}

const only = (shape: Record<string, unknown>, isWanted: (key: string) => boolean) =>
  Object.fromEntries(Object.entries(shape).filter(([key]) => isWanted(key)));

const refuseToParse = (): never => {
  throw new Error('this app is built without a parser: see apps/ui/shapes-only.ts');
};

const plain = (): Shape => new Shape();
const object = (shape: Record<string, unknown>): Shape => new Shape(shape);
const oneOf = (options: readonly unknown[]): Shape => new Shape({}, options);

/** As much of zod's `z` as the contract is written in. */
export const z = {
  string: plain,
  number: plain,
  int: plain,
  boolean: plain,
  null: plain,
  literal: plain,
  array: plain,
  record: plain,
  partialRecord: plain,
  unknown: plain,
  any: plain,
  coerce: { number: plain, boolean: plain },
  object,
  strictObject: object,
  enum: oneOf,
  union: oneOf,
  discriminatedUnion: (_key: string, options: readonly unknown[]): Shape => oneOf(options),
};
