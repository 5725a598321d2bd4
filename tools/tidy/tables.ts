import {
  calleeOf,
  findAll,
  isNode,
  listOf,
  textOf,
  type Code,
  type Problem,
  type Rule,
  type Tree,
} from './tree.ts';

const folderOf = (path: string) =>
  /^server\/(?:(?:flywheel|parties)\/[a-z-]+|kit)\//.exec(path)?.[0] ?? '';
const isTest = (path: string) =>
  /\.test\.tsx?$/.test(path) || path.startsWith('server/test/');
const snake = (name: string) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Table → the folder whose `interface Tables` declares it. */
function readOwners(tree: Tree): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { path, program } of tree.code) {
    for (const declared of findAll(program, 'TSInterfaceDeclaration')) {
      if (textOf(declared['id']) !== 'Tables' || !isNode(declared['body'])) continue;
      for (const table of listOf(declared['body'], 'body')) {
        const name = textOf(table['key']);
        if (name !== undefined) owners.set(snake(name), folderOf(path));
      }
    }
  }
  return owners;
}

const builders =
  /\.(?:selectFrom|insertInto|updateTable|deleteFrom|(?:inner|left|right|full|cross)Join)$/;
const inSql = /\b(?:from|join|into|update)\s+(?:only\s+)?"?([a-z_]+)"?/gi;

/** Every table that a file names to the database, by builder or in SQL text. */
function namedTables(code: Code): { table: string; line: number }[] {
  const built = findAll(code.program, 'CallExpression').flatMap((call) => {
    const name = memberOf(call);
    if (!name || !builders.test(`.${name}`)) return [];
    const [first] = listOf(call, 'arguments');
    const all = first?.type === 'ArrayExpression' ? listOf(first, 'elements') : [first];
    return all.flatMap((each) => {
      const table = textOf(each)?.split(' ')[0];
      return table && each ? [{ table: snake(table), line: code.lineOf(each.start) }] : [];
    });
  });
  return [...built, ...tablesInSql(code)];
}

function memberOf(call: ReturnType<typeof findAll>[number]): string | undefined {
  const callee = call['callee'];
  return isNode(callee) ? textOf(callee['property']) : undefined;
}

function tablesInSql(code: Code): { table: string; line: number }[] {
  return findAll(code.program, 'TaggedTemplateExpression')
    .filter((node) => isNode(node['tag']) && textOf(node['tag']) === 'sql')
    .flatMap((node) => (isNode(node['quasi']) ? listOf(node['quasi'], 'quasis') : []))
    .flatMap((quasi) => {
      const value: unknown = quasi['value'];
      const hasRaw = typeof value === 'object' && value !== null && 'raw' in value;
      const text = hasRaw && typeof value.raw === 'string' ? value.raw : '';
      const line = code.lineOf(quasi.start);
      return [...text.matchAll(inSql)].map((match) => ({ table: match[1] ?? '', line }));
    });
}

// Whoever can write a table can break its rules, so only one module can, in one file.
export const tableOwners: Rule = (tree) => {
  const owners = readOwners(tree);
  return tree.code.flatMap((code): Problem[] => {
    if (!code.path.startsWith('server/') || isTest(code.path)) return [];
    const isHome =
      /\/sql(?:-[a-z-]+)?\.ts$/.test(code.path) || code.path.startsWith('server/kit/');
    return namedTables(code).flatMap(({ table, line }) => {
      const owner = owners.get(table);
      if (owner === undefined) return [];
      if (owner !== folderOf(code.path)) {
        return [{ path: code.path, line, says: `the table ${table} belongs to ${owner}` }];
      }
      if (isHome) return [];
      return [
        { path: code.path, line, says: `the table ${table} is named in sql.ts only` },
      ];
    });
  });
};

const wallClock = /\bnow\(\)|\bcurrent_(?:timestamp|date|time)\b|\bclock_timestamp\(/i;
const clocked = /^(?:server\/(?:flywheel|parties)|city)\//;

// A replayed day must come out the same, and a test must be able to say what day it is.
export const noOwnClock: Rule = ({ code }) =>
  code.flatMap((file): Problem[] => {
    if (!clocked.test(file.path)) return [];
    const says = 'time and chance come from outside: work.now, work.id(), the seed';
    const dates = findAll(file.program, 'NewExpression').filter(
      (node) => calleeOf(node) === 'Date' && listOf(node, 'arguments').length === 0,
    );
    const calls = findAll(file.program, 'CallExpression').filter((node) =>
      /^(?:Date\.now|Math\.random|Date|Temporal\.Now\.\w+)$/.test(calleeOf(node) ?? ''),
    );
    const inText = findAll(file.program, 'TemplateElement').filter(
      (node) =>
        /\/sql(?:-[a-z-]+)?\.ts$/.test(file.path) &&
        wallClock.test(JSON.stringify(node['value'])),
    );
    return [...dates, ...calls, ...inText].map(({ start }) => ({
      path: file.path,
      line: file.lineOf(start),
      says,
    }));
  });
