import { expect, it } from 'vitest';
import { paths } from '../paths.ts';
import { sections, whereIs } from './sections.ts';

const at = (pathname: string) => {
  const here = whereIs('harbour', pathname);
  return here ? `${here.section.name}: ${here.tab.name}` : 'nowhere';
};

it('finds the tab that says most of an address', () => {
  expect(at(paths.accounts('harbour'))).toBe('money: accounts');
  expect(at(paths.postings('harbour'))).toBe('money: postings');
  expect(at(paths.entry('harbour', 'e1'))).toBe('money: accounts');
  expect(at(paths.duplicates('harbour'))).toBe('places: duplicates');
});

it('is nowhere at an address of no section', () => {
  expect(at('/harbour/nothing')).toBe('nowhere');
  expect(at('/harbour/reviewers')).toBe('nowhere');
});

it('leads every tab to an address of its own', () => {
  const addresses = sections.flatMap(({ tabs }) => tabs.map(({ to }) => to('harbour')));
  expect(new Set(addresses).size).toBe(addresses.length);
});

it('keeps the sections few enough for a thumb', () => {
  expect(sections.length).toBeLessThanOrEqual(7);
});
