import { queryOptions } from '@tanstack/react-query';
import { listRails } from '#contract/payment.ts';
import type { PayerDevice, PaymentView, RailName } from '#contract/payment.ts';
import { api, queryClient } from './api.ts';

/** The ways to pay that are offered here; they change with the operator's contracts. */
export const railsQuery = (city: string) =>
  queryOptions({
    queryKey: ['rails', city],
    queryFn: () => api.ask(listRails, { city }),
    staleTime: 10 * 60_000,
  });

/** Which of a rail's cashiers this browser can use. */
export const deviceOf = (agent: string, touched: boolean): PayerDevice => {
  if (agent.includes('MicroMessenger')) return 'wechat';
  return touched ? 'phone' : 'desk';
};
export const deviceHere = (): PayerDevice =>
  deviceOf(navigator.userAgent, matchMedia('(pointer: coarse)').matches);

/**
 * The rail that is asked first: what was chosen last, else the one whose app this page is
 * open in, else the first. Undefined where none is offered.
 */
export const preferRail = (
  offered: readonly RailName[],
  chosen: RailName | undefined,
  agent: string,
): RailName | undefined => {
  return (
    [chosen, appOf(agent)].find((name) => name && offered.includes(name)) ?? offered[0]
  );
};

const appOf = (agent: string): RailName | undefined => {
  if (agent.includes('MicroMessenger')) return 'wechat';
  return agent.includes('AlipayClient') ? 'alipay' : undefined;
};

const storageKey = 'arrival.rail';
const known: readonly RailName[] = ['sandbox', 'wechat', 'alipay'];

export const chosenRail = (): RailName | undefined => {
  try {
    const kept = localStorage.getItem(storageKey);
    return known.find((name) => name === kept);
  } catch {
    return undefined;
  }
};

export const keepRail = (name: RailName): void => {
  try {
    localStorage.setItem(storageKey, name);
  } catch {
    // Then the next purchase asks again.
  }
};

/** The rail to ask now, once the server has said what is offered. */
export const railNow = async (city: string): Promise<RailName | undefined> => {
  try {
    const { items } = await queryClient.ensureQueryData(railsQuery(city));
    return preferRail(items, chosenRail(), navigator.userAgent);
  } catch {
    // The order's own page asks again.
    return undefined;
  }
};

const codeMark = 'code:';

/** What another phone scans, where the rail gave a code instead of a page. */
export const codeToScan = ({ cashierUrl }: PaymentView): string | undefined =>
  cashierUrl.startsWith(codeMark) ? cashierUrl.slice(codeMark.length) : undefined;

/** Goes to the rail's own page; a code is shown where the order is. */
export const openCashier = (payment: PaymentView): void => {
  if (codeToScan(payment) === undefined) location.assign(payment.cashierUrl);
};
