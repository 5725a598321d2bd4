import { posix } from 'node:path';
import { missingFrom } from '../lock.ts';
import type { Problem, Rule } from './tree.ts';

const migration = /^server\/migrations\/.*\.sql$/;

// Years later the reason is the only part of a migration that cannot be read from it.
export const reasonedMigrations: Rule = ({ files }) =>
  [...files].flatMap(([path, text]): Problem[] => {
    if (!migration.test(path)) return [];
    if (!/\/\d{4}-[a-z0-9-]+\.sql$/.test(path)) {
      return [{ path, line: 1, says: 'a migration is called NNNN-what-it-brings.sql' }];
    }
    if (/^-- \S+ \S+ \S+/.test(text)) return [];
    return [{ path, line: 1, says: 'a migration starts with `-- ` and why it is needed' }];
  });

// Databases that ran the old text would differ from those that run the new one.
export const lastingMigrations: Rule = ({ files, landed }) =>
  [...files].flatMap(([path, text]): Problem[] => {
    if (!migration.test(path)) return [];
    const before = landed(path);
    if (before === undefined || before === text) return [];
    return [{ path, line: 1, says: 'this migration has landed: write a new one instead' }];
  });

// A reader who follows a dead link stops reading.
export const liveLinks: Rule = ({ files }) =>
  [...files].flatMap(([path, text]) => {
    if (!path.endsWith('.md')) return [];
    return text.split('\n').flatMap((line, index): Problem[] =>
      [...line.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].flatMap((match) => {
        const link = match[1] ?? '';
        if (/^[a-z]+:/.test(link) || isThere(files, path, link)) return [];
        return [{ path, line: index + 1, says: `there is no ${link}` }];
      }),
    );
  });

// Pictures are not read into the tree, so of those only the text side can be checked.
function isThere(files: ReadonlyMap<string, string>, path: string, link: string): boolean {
  const to = posix.normalize(posix.join(posix.dirname(path), link)).replace(/\/$/, '');
  if (/\.(?:png|jpe?g|webp)$/.test(to)) return true;
  return files.has(to) || [...files.keys()].some((each) => each.startsWith(`${to}/`));
}

// `npm ci` refuses a lock file that lacks the binaries of other platforms.
export const wholeLock: Rule = ({ files }) => {
  const path = 'package-lock.json';
  const text = files.get(path);
  if (text === undefined) return [];
  return missingFrom(JSON.parse(text)).map(({ name }) => ({
    path,
    line: 1,
    says: `${name} is missing: run \`node tools/lock.ts\` after \`npm install\``,
  }));
};
