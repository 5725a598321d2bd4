// A load generator's end of the wire: so many kept-alive connections and no more.
import { Agent, request } from 'node:http';

export type Connections = { fetch: typeof fetch; close(): void };

/** `fetch` over at most `count` connections; the rest wait their turn. */
export function openConnections(count: number): Connections {
  const agent = new Agent({ keepAlive: true, maxSockets: count, scheduling: 'fifo' });
  return {
    fetch: (url, init) => send(agent, url instanceof Request ? url.url : url, init ?? {}),
    close: () => agent.destroy(),
  };
}

const send = (agent: Agent, url: string | URL, init: RequestInit): Promise<Response> =>
  new Promise((resolve, reject) => {
    const { method = 'GET', headers, body, signal } = init;
    const asked = request(url, {
      agent,
      method,
      headers: Object.fromEntries(new Headers(headers)),
      ...(signal ? { signal } : {}),
    });
    asked.on('error', reject);
    asked.on('response', (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const status = answer.statusCode ?? 500;
        resolve(new Response(Buffer.concat(parts), { status }));
      });
    });
    asked.end(typeof body === 'string' ? body : undefined);
  });
