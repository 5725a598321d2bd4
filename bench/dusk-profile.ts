// Where the server's time goes while people look around a middling city.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { makeCities } from './dusk-city.ts';
import { askAll } from './dusk-load.ts';
import { nextDusk, openCity, openServers, spotsOf } from './dusk-site.ts';
import type { Ground } from './ground.ts';
import { profileServer } from './profile.ts';

const profiledPlaces = 100_000;
const profiledRequests = 20_000;

/** Serves lists of a middling city under V8's profiler. */
export function profileDusk(ground: Ground): Promise<void> {
  return profileServer('lists', async (nodeArgs) => {
    const folder = await mkdtemp(join(tmpdir(), 'dusk-'));
    const url = await ground.makeDatabase('profile');
    const city = { id: 'dusk', places: profiledPlaces };
    const at = nextDusk();
    await makeCities(url, [city], at);
    const db = new pg.Pool({ connectionString: url, max: 1 });
    const paths = await spotsOf(db, city, profiledRequests);
    const start = openServers({ url, folder, at });
    // One builds the city and keeps it in a file, from which the profiled one starts.
    const builder = await start();
    await openCity(builder, paths[0] ?? '');
    await builder.stop();
    const program = await start(nodeArgs);
    await openCity(program, paths[0] ?? '');
    await askAll({ program, paths, count: profiledRequests }, () => undefined);
    const cpuMs = await program.cpuMs();
    await program.stop();
    await db.end();
    await rm(folder, { recursive: true });
    return { count: profiledRequests, cpuMs };
  });
}
