import { basename, dirname } from 'node:path/posix';
import { findAll, isNode, listOf, textOf, type Problem, type Rule } from './tree.ts';

const banned = new Set(
  [
    'util',
    'utils',
    'helper',
    'helpers',
    'manager',
    'service',
    'services',
    'common',
    'misc',
  ].concat(['shared', 'base', 'impl', 'types', 'index']),
);

// A file named for nothing in particular collects everything in particular.
export const fileNames: Rule = ({ files }) =>
  [...files.keys()].flatMap((path): Problem[] => {
    const isSource = /\.(?:tsx?|mjs|sql)$/.test(path);
    if (!isSource) return [];
    const name = basename(path).replace('service-worker', '');
    const bad = [...name.split(/[-.]/), ...dirname(path).split('/')].find((word) =>
      banned.has(word),
    );
    if (bad)
      return [{ path, line: 1, says: `"${bad}" in a path says nothing: name the thing` }];
    if (/^[a-z0-9.-]+$/.test(basename(path))) return [];
    return [{ path, line: 1, says: 'file names are kebab-case' }];
  });

const config = /\.config\.ts$/;

// An import should be found by searching for the name that is exported.
export const noDefaultExports: Rule = ({ code }) =>
  code.flatMap((file) =>
    config.test(file.path)
      ? []
      : findAll(file.program, 'ExportDefaultDeclaration').map(({ start }) => ({
          path: file.path,
          line: file.lineOf(start),
          says: 'export by name',
        })),
  );

// A file that only passes on others hides where things are and drags everything in.
export const noBarrels: Rule = ({ code }) =>
  code.flatMap(({ path, program }): Problem[] => {
    const body = listOf(program, 'body');
    const passesOn = body.filter(
      (node) => isNode(node['source']) && node.type.startsWith('Export'),
    );
    if (body.length === 0 || passesOn.length < body.length) return [];
    return [{ path, line: 1, says: 'a file of re-exports: import from where things are' }];
  });

// Each `as` overrules the compiler; whoever does that writes down why it is true.
export const reasonedCasts: Rule = ({ code }) =>
  code.flatMap((file): Problem[] => {
    if (/\.test\.tsx?$/.test(file.path)) return [];
    const pieces = pieceTypes.flatMap((type) => findAll(file.program, type));
    return findAll(file.program, 'TSAsExpression').flatMap((node) => {
      const type = node['typeAnnotation'];
      if (isNode(type) && textOf(type['typeName']) === 'const') return [];
      const around = pieces.filter(
        ({ start, end }) => start <= node.start && node.end <= end,
      );
      const piece =
        around.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0] ?? node;
      const [above, below] = [file.lineOf(piece.start) - 1, file.lineOf(piece.end)];
      if (file.comments.some(({ first, last }) => last >= above && first <= below))
        return [];
      return [
        { path: file.path, line: file.lineOf(node.start), says: '`as` needs a reason' },
      ];
    });
  });

// The reason stands at or just above the smallest of these that holds the cast.
const pieceTypes = [
  'ExpressionStatement',
  'VariableDeclaration',
  'ReturnStatement',
  'Property',
];

const statement =
  /^(?:import|export|const|let|await|return|throw|if \(|for \(|expect\().*[;{]$/;

// Version control keeps old code; a comment only keeps it in the way.
export const noDeadCode: Rule = ({ code }) =>
  code.flatMap((file) =>
    file.comments
      .filter(({ isLine, text }) => isLine && statement.test(text.trim()))
      .map(({ first }) => ({
        path: file.path,
        line: first,
        says: 'code in a comment: delete it',
      })),
  );

const placeOfOneMachine = new RegExp(
  [
    String.raw`(?<![\w.)\]#/-])/(?:root|work|home)/\w`,
    String.raw`[A-Z]:\\Users\\`,
    String.raw`\b(?:registry\.npm|npmmirror\.|deb\.debian)`,
  ].join('|'),
);

// The project has to work on a machine we have never seen.
export const noMachinePlaces: Rule = ({ files }) =>
  [...files].flatMap(([path, text]) =>
    text
      .split('\n')
      .flatMap((line, index): Problem[] =>
        placeOfOneMachine.test(line)
          ? [{ path, line: index + 1, says: 'names a place of one machine or registry' }]
          : [],
      ),
  );
