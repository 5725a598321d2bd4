import {
  calleeOf,
  findAll,
  isNode,
  listOf,
  textOf,
  type Code,
  type Rule,
  type Tree,
} from './tree.ts';

const inContract = ({ path }: Code) =>
  path.startsWith('contract/') && !path.endsWith('.test.ts');

/** Names of `refusals({ … })` in the contract, with their places. */
function declaredRefusals(tree: Tree) {
  return tree.code.filter(inContract).flatMap((code) =>
    findAll(code.program, 'CallExpression')
      .filter((call) => calleeOf(call) === 'refusals')
      .flatMap((call) => listOf(call, 'arguments'))
      .flatMap((terms) => listOf(terms, 'properties'))
      .flatMap((each) => {
        const name = textOf(each['key']);
        return name ? [{ name, path: code.path, line: code.lineOf(each.start) }] : [];
      }),
  );
}

// A "no" that no test has heard may be said at the wrong moment, or never.
export const testedRefusals: Rule = (tree) => {
  const tests = tree.code.filter(({ path }) => /\.test\.tsx?$/.test(path));
  const heard = new Set(
    tests.flatMap(({ program }) => findAll(program, 'Literal').map(textOf)),
  );
  return declaredRefusals(tree).flatMap(({ name, path, line }) =>
    heard.has(name) ? [] : [{ path, line, says: `no test names the refusal ${name}` }],
  );
};

// What the contract promises, the server serves; an app would find out too late.
export const servedEndpoints: Rule = (tree) => {
  const served = new Set(
    tree.code
      .filter(({ path }) => path.startsWith('server/'))
      .flatMap(({ program }) => servedIn(program)),
  );
  return tree.code.filter(inContract).flatMap((code) =>
    findAll(code.program, 'VariableDeclarator').flatMap((each) => {
      const made = each['init'];
      if (!isNode(made) || calleeOf(made) !== 'endpoint') return [];
      const name = textOf(each['id']);
      if (served.has(name)) return [];
      const says = `the endpoint ${name} has no route`;
      return [{ path: code.path, line: code.lineOf(each.start), says }];
    }),
  );
};

/** A file may give an endpoint another name where its verb has the same one. */
function servedIn(program: Parameters<typeof findAll>[0]): (string | undefined)[] {
  const imported = new Map(
    findAll(program, 'ImportSpecifier').map((each) => [
      textOf(each['local']),
      textOf(each['imported']),
    ]),
  );
  return findAll(program, 'CallExpression')
    .filter((call) => calleeOf(call) === 'serve')
    .map((call) => endpointName(listOf(call, 'arguments')[0]))
    .map((name) => imported.get(name) ?? name);
}

function endpointName(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  return node.type === 'MemberExpression' ? textOf(node['property']) : textOf(node);
}
