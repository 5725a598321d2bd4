import type { Endpoint } from '#contract/kit/endpoint.ts';
import type { Town } from '../town.ts';

/** A request as raw as a stranger can make it; nothing is checked before it leaves. */
export type RawAsk = {
  params?: Record<string, string>;
  query?: string;
  body?: string;
  token?: string | undefined;
  contentType?: string;
  key?: string | undefined;
};
export type RawAnswer = { status: number; refusal: string | undefined; text: string };

export const askRaw = async (
  town: Pick<Town, 'server'>,
  endpoint: Endpoint,
  ask: RawAsk,
): Promise<RawAnswer> => {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent((ask.params?.[name] ?? '').toWellFormed()),
  );
  const headers: Record<string, string> = {};
  if (ask.token) headers['authorization'] = `Bearer ${ask.token}`;
  if (ask.key) headers['idempotency-key'] = ask.key;
  if (ask.body !== undefined)
    headers['content-type'] = ask.contentType ?? 'application/json';
  const answer = await fetch(`${town.server.address}/api${path}${ask.query ?? ''}`, {
    method: endpoint.method,
    headers,
    ...(ask.body === undefined ? {} : { body: ask.body }),
  });
  const text = await answer.text();
  return { status: answer.status, refusal: refusalIn(text), text };
};

const refusalIn = (text: string): string | undefined => {
  try {
    const said: unknown = JSON.parse(text);
    const named = typeof said === 'object' && said !== null && 'refusal' in said;
    return named ? String(said.refusal) : undefined;
  } catch {
    return undefined;
  }
};

export const queryOf = (query: unknown): string => {
  const pairs = Object.entries(query ?? {}).map(([name, value]) => [name, String(value)]);
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
};
