// The rules of the house that no compiler or linter knows. They are strict because they
// were there from the first day; each says above it why it exists. `npm test` runs them
// first.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { servedEndpoints, testedRefusals } from './tidy/contract.ts';
import {
  lastingMigrations,
  liveLinks,
  reasonedMigrations,
  wholeLock,
} from './tidy/documents.ts';
import {
  appsApart,
  declaredNeeds,
  importDirection,
  importEndings,
  noCircles,
  privateFiles,
} from './tidy/imports.ts';
import { decisionSizes, fileSizes, lineLengths } from './tidy/sizes.ts';
import { noOwnClock, tableOwners } from './tidy/tables.ts';
import { readTree, type Problem, type Rule, type Tree } from './tidy/tree.ts';
import {
  fileNames,
  noBarrels,
  noDeadCode,
  noDefaultExports,
  noMachinePlaces,
  reasonedCasts,
} from './tidy/words.ts';

export const rules: Record<string, Rule> = {
  fileSizes,
  lineLengths,
  decisionSizes,
  importDirection,
  appsApart,
  privateFiles,
  declaredNeeds,
  noCircles,
  importEndings,
  tableOwners,
  noOwnClock,
  testedRefusals,
  servedEndpoints,
  fileNames,
  noDefaultExports,
  noBarrels,
  reasonedCasts,
  noDeadCode,
  noMachinePlaces,
  reasonedMigrations,
  lastingMigrations,
  liveLinks,
  wholeLock,
};

/** Everything that breaks a rule, each with the rule's name, in the order of the files. */
export function tidy(tree: Tree): (Problem & { rule: string })[] {
  return Object.entries(rules)
    .flatMap(([rule, check]) => check(tree).map((problem) => ({ ...problem, rule })))
    .sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line);
}

if (import.meta.main) {
  const tree = readTree(dirname(dirname(fileURLToPath(import.meta.url))));
  const problems = tidy(tree);
  for (const { path, line, says, rule } of problems) {
    console.log(`${path}:${line}  ${says}  (${rule})`);
  }
  console.log(`${tree.files.size} files, ${problems.length} to tidy`);
  if (problems.length > 0) process.exitCode = 1;
}
