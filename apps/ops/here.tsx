import { createContext, use } from 'react';
import type { RoleView } from '#contract/person.ts';

/** The city that a page belongs to, and on whose clock. */
export type Here = { city: string; name: string; timeZone: string };

const HereContext = createContext<Here | null>(null);

export const HereProvider = HereContext;

export const useHere = (): Here => {
  const here = use(HereContext);
  if (!here) throw new Error('a page of the console stands below its city');
  return here;
};

/** The cities that somebody operates, each once. */
export const citiesOf = (roles: readonly RoleView[]): string[] => [
  ...new Set(roles.filter(({ role }) => role === 'operator').map(({ cityId }) => cityId)),
];
