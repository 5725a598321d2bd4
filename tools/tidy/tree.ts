// What the rules read: every text file of the checkout, and for TypeScript also its syntax.
// A tree can be made in memory as well, which is how each rule is shown to fire.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

export type Problem = { path: string; line: number; says: string };
export type Rule = (tree: Tree) => Problem[];

export type Node = { type: string; start: number; end: number; [part: string]: unknown };
export type Import = { from: string; line: number };
export type Code = {
  path: string;
  lines: string[];
  program: Node;
  /** Each with the first and last line it stands on. */
  comments: { text: string; isLine: boolean; first: number; last: number }[];
  imports: Import[];
  lineOf: (offset: number) => number;
};

export type Tree = {
  /** Path from the root → text. */
  files: ReadonlyMap<string, string>;
  code: readonly Code[];
  /** The file as it was when it landed; undefined where it is new or git is not there. */
  landed: (path: string) => string | undefined;
};

const textual =
  /\.(?:tsx?|mjs|cjs|js|json|sql|css|html|md|ya?ml|svg)$|^\.ci\/run$|LICENSE$/;
const skipped = new Set(['node_modules', 'dist', '.git', '.arrival', 'coverage']);

/** Reads the checkout at `root`: what git knows or would add, or every file without git. */
export function readTree(root: string): Tree {
  const paths = (listWithGit(root) ?? walkFolder(root, '')).filter((path) =>
    textual.test(path),
  );
  const files = new Map<string, string>();
  for (const path of paths) {
    const text = readIfThere(join(root, path));
    if (text !== undefined) files.set(path, text);
  }
  return { ...makeTree(files), landed: (path) => showLanded(root, path) };
}

/** A tree from texts alone. */
export function makeTree(files: ReadonlyMap<string, string>): Tree {
  const code = [...files]
    .filter(([path]) => /\.tsx?$/.test(path))
    .map(([path, text]) => parse(path, text));
  return { files, code, landed: () => undefined };
}

function listWithGit(root: string): string[] | undefined {
  try {
    const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const text = execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    return text.split('\0').filter((path) => path !== '');
  } catch {
    return undefined;
  }
}

function walkFolder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? walkFolder(root, path) : [path];
  });
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

// What has landed is what everybody else already has: the main branch of the origin.
function showLanded(root: string, path: string): string | undefined {
  try {
    const args = ['show', `origin/main:${path}`];
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  } catch {
    return undefined;
  }
}

function parse(path: string, text: string): Code {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  const lineOf = (offset: number) => {
    let line = starts.findIndex((start) => start > offset);
    if (line === -1) line = starts.length;
    return line;
  };
  const { program, comments, module, errors } = parseSync(path, text);
  if (errors.length > 0 || !isNode(program)) throw new Error(`${path} is not TypeScript`);
  const dynamic = module.dynamicImports.map(
    ({ start, moduleRequest: { start: at, end } }) => ({
      from: text.slice(at + 1, end - 1),
      line: lineOf(start),
    }),
  );
  const fixed = [...findAll(program, 'ImportDeclaration'), ...reExports(program)].map(
    (node) => ({
      from: textOf(node['source']) ?? '',
      line: lineOf(node.start),
    }),
  );
  return {
    path,
    lineOf,
    program,
    lines: text.split('\n'),
    imports: [...fixed, ...dynamic],
    comments: comments.map(({ type, value, start, end }) => ({
      text: value,
      isLine: type === 'Line',
      first: lineOf(start),
      last: lineOf(end),
    })),
  };
}

function reExports(program: Node): Node[] {
  const exports = ['ExportNamedDeclaration', 'ExportAllDeclaration'];
  return exports
    .flatMap((type) => findAll(program, type))
    .filter((node) => isNode(node['source']));
}

// ---- walking the syntax ---------------------------------------------------------------

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** Every node of a type below `root`, in the order of the text. */
export function findAll(root: Node, type: string): Node[] {
  const found: Node[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isNode(value)) return;
    if (value.type === type) found.push(value);
    for (const [part, child] of Object.entries(value)) if (part !== 'parent') visit(child);
  };
  visit(root);
  return found;
}

/** The name of an identifier or the text of a string; undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  const text = value.type === 'Identifier' ? value['name'] : value['value'];
  return typeof text === 'string' ? text : undefined;
}

/** A call's callee as written: `serve`, `Date.now`; undefined where it is not a name. */
export function calleeOf(call: Node): string | undefined {
  const callee = call['callee'];
  if (!isNode(callee)) return undefined;
  if (callee.type !== 'MemberExpression') return textOf(callee);
  const names = [textOf(callee['object']), textOf(callee['property'])];
  return names.every((name) => name !== undefined) ? names.join('.') : undefined;
}

/** The parts of a node's list (arguments, elements, properties …) that are nodes. */
export function listOf(node: Node, part: string): Node[] {
  const list = node[part];
  return Array.isArray(list) ? list.filter(isNode) : [];
}
