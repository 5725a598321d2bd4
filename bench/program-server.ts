// The real server, in a process of its own, as `tools/serve.ts` would start it.
import { readConfig } from '#kit/config.ts';
import { startServer } from '#server/main.ts';
import { serveParent } from './spawned.ts';

// Some timers wait for minutes; a server whose clock is ahead does their work now.
const aheadMs = Number(process.env['BENCH_AHEAD_MS'] ?? 0);
const server = await startServer(readConfig(process.env), {
  clock: { now: () => new Date(Date.now() + aheadMs) },
});

serveParent(server.address, { tick: () => server.tick(), stop: () => server.stop() });
