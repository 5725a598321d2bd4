import { createContext, use } from 'react';
import type { MerchantView } from '#contract/merchant.ts';
import type { RoleView } from '#contract/person.ts';
import type { Desk } from './paths.ts';

/** The desk that a page belongs to: whose it is, and on whose clock. */
export type DeskHere = {
  desk: Desk;
  merchant: MerchantView;
  timeZone: string;
  cityName: string;
};

const DeskContext = createContext<DeskHere | null>(null);

export const DeskProvider = DeskContext;

export const useDesk = (): DeskHere => {
  const here = use(DeskContext);
  if (!here) throw new Error('a page of the console stands below its desk');
  return here;
};

/** The desks that somebody owns, each once. */
export const desksOf = (roles: readonly RoleView[]): (Desk & { name: string })[] => {
  const owned = roles.flatMap(({ role, cityId, merchantId, merchantName }) =>
    role === 'owner' && merchantId
      ? [{ city: cityId, merchant: merchantId, name: merchantName ?? '' }]
      : [],
  );
  return [
    ...new Map(owned.map((desk) => [`${desk.city}/${desk.merchant}`, desk])).values(),
  ];
};

const storageKey = 'arrival.desk';

/** The desk to begin at: the last one used here where it is still owned, else the first. */
export const firstDesk = (owned: readonly Desk[]): Desk | null => {
  const last = lastDesk();
  return owned.find((desk) => keyOf(desk) === last) ?? owned[0] ?? null;
};

export const rememberDesk = (desk: Desk): void => {
  try {
    localStorage.setItem(storageKey, keyOf(desk));
  } catch {
    // The console then begins at the first desk.
  }
};

const lastDesk = (): string | null => {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
};

const keyOf = ({ city, merchant }: Desk): string => `${city}/${merchant}`;
