import { PostgresQueryCompiler } from 'kysely';
import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';

/**
 * SQL should look like SQL and code like code: names are snake_case in a statement and
 * camelCase in a row. Kysely's own plugin copies the whole tree of each query for that,
 * which cost as much as compiling it; here a name is turned where it is written.
 */
export class SnakeCaseCompiler extends PostgresQueryCompiler {
  protected override sanitizeIdentifier(name: string): string {
    return snakeOf(name, (plain) => super.sanitizeIdentifier(snakeCase(plain)));
  }
}

/**
 * Names the columns of each row in camelCase; what stands inside a jsonb keeps its keys.
 */
export class CamelCaseRows implements KyselyPlugin {
  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    return node;
  }

  // oxlint-disable-next-line require-await -- Kysely asks for a promise
  async transformResult({
    result,
  }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const [first] = result.rows;
    if (!first) return result;
    // Every row of a result has the same columns.
    const names = Object.keys(first).map((column) => [column, camelCase(column)] as const);
    return { ...result, rows: result.rows.map((row) => renamed(row, names)) };
  }
}

const renamed = (
  row: UnknownRow,
  names: readonly (readonly [column: string, name: string])[],
): UnknownRow => {
  const named: UnknownRow = {};
  for (const [column, name] of names) named[name] = row[column];
  return named;
};

/** Names are those of our tables: few, and each is turned once. */
const memo = (): ((name: string, make: (name: string) => string) => string) => {
  const known = new Map<string, string>();
  return (name, make) => {
    let made = known.get(name);
    if (made === undefined) {
      made = make(name);
      known.set(name, made);
    }
    return made;
  };
};

const snakeOf = memo();
const camelOf = memo();

const snakeCase = (name: string): string =>
  name.replace(/(?<=.)[A-Z]+/g, (capitals) => `_${capitals}`).toLowerCase();

const camelCase = (column: string): string =>
  camelOf(column, (plain) =>
    plain.replace(/(?<=.)_+([^_])/g, (_, letter: string) => letter.toUpperCase()),
  );
