import { expect, test } from 'vitest';
import { complete, missingFrom } from './lock.ts';

const asks = (names: string[]) => ({
  packages: {
    'node_modules/tool': {
      version: '2.1.0',
      dev: true,
      optionalDependencies: Object.fromEntries(names.map((name) => [name, '2.1.0'])),
    },
  },
});

test('a platform package is pinned with its system, processor and C library', () => {
  const { packages } = complete(asks(['@tool/binding-linux-arm64-musl']));
  expect(packages['node_modules/@tool/binding-linux-arm64-musl']).toEqual({
    version: '2.1.0',
    cpu: ['arm64'],
    dev: true,
    libc: ['musl'],
    optional: true,
    os: ['linux'],
  });
});

test('a whole lock file stays as it is', () => {
  const whole = complete(asks(['tool-darwin-x64']));
  expect(missingFrom(whole)).toEqual([]);
  expect(complete(whole)).toEqual(whole);
});

test('a package that is not named for a platform is not invented', () => {
  expect(() => complete(asks(['fsevents']))).toThrow('npm install');
});
