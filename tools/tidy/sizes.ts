import { findAll, isNode, textOf, type Code, type Problem, type Rule } from './tree.ts';

const isCode = (path: string) => /\.(?:tsx?|mjs|sql)$/.test(path);
// Sentences in one language, one a line: long because there is much to say.
const isWordList = (path: string) => /[-/]words\.[a-z]{2}\.ts$/.test(path);
const isTest = (path: string) => /\.test\.tsx?$/.test(path);

// A long file is where a noun hides its verbs, a long screen where a form hides its rules.
// How long a function may be is for oxlint to say (max-lines-per-function).
const limits: { of: string; limit: number; is: (code: Code) => boolean }[] = [
  { of: 'a verb file', limit: 200, is: (code) => isVerbFile(code) },
  { of: 'a screen or form', limit: 250, is: ({ path }) => /^apps\/.*\.tsx$/.test(path) },
  { of: 'a file', limit: 300, is: ({ path }) => !isWordList(path) },
];

export const fileSizes: Rule = ({ code }) =>
  code.flatMap((file) => {
    const length = file.lines.length - 1;
    const broken = limits.find(({ limit, is }) => is(file) && length > limit);
    if (!broken) return [];
    const says = `${broken.of} has at most ${broken.limit} lines; this one has ${length}`;
    return [{ path: file.path, line: broken.limit + 1, says }];
  });

// A verb takes `work` first and stands in a module.
function isVerbFile({ path, program }: Code): boolean {
  if (!/^server\/(?:flywheel|parties)\//.test(path) || isTest(path)) return false;
  if (/\/(?:module|routes|sql(?:-[a-z-]+)?)\.ts$/.test(path)) return false;
  return findAll(program, 'ExportNamedDeclaration').some((node) => {
    const declared = node['declaration'];
    if (!isNode(declared) || declared['async'] !== true) return false;
    const [first] = Array.isArray(declared['params']) ? declared['params'] : [];
    return textOf(first) === 'work';
  });
}

// A sentence or a drawing is one piece: cut in two it could not be searched for.
const isOnePiece = (line: string) => /^\s*(?:[\w.'-]+: ?)?(['"`]).*\1[,;)]*$/.test(line);

// Nobody writes this file, so nobody can wrap its lines.
const generated = 'server/schema.sql';

// A line that wraps in a review or beside another file is read twice.
export const lineLengths: Rule = ({ files }) =>
  [...files].flatMap(([path, text]) =>
    isCode(path) && path !== generated
      ? text.split('\n').flatMap((line, index): Problem[] => {
          const width = [...line].length;
          if (width <= 92 || isOnePiece(line)) return [];
          return [
            { path, line: index + 1, says: `a line has at most 92 columns, not ${width}` },
          ];
        })
      : [],
  );

// A decision nobody reads to the end decides nothing.
export const decisionSizes: Rule = ({ files }) =>
  [...files].flatMap(([path, text]) => {
    const length = text.split('\n').length;
    if (!path.startsWith('docs/decisions/') || length <= 60) return [];
    return [{ path, line: 61, says: `a decision is a page: 60 lines, not ${length}` }];
  });
