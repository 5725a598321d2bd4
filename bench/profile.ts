// Where the server's time goes: self time by file of ours and by dependency.
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layTable } from '../tools/steps.ts';
import { haveLunch, inTurns } from './flow.ts';
import type { Ground } from './ground.ts';
import { openSite } from './site.ts';

const flows = 300;
const shown = 20;

type Frame = { functionName: string; url: string; lineNumber: number };
type Profile = {
  nodes: { id: number; callFrame: Frame }[];
  samples: number[];
  timeDeltas: number[];
};

/** Serves lunches under V8's profiler and prints who computed most. */
export function profileLunch(ground: Ground): Promise<void> {
  return profileServer('flows', async (nodeArgs) => {
    const site = await openSite({
      url: await ground.makeDatabase('profile'),
      customers: 64,
      connections: 16,
      nodeArgs,
    });
    await inTurns(flows, 32, (no) => haveLunch(site.lunch(no)));
    const cpuMs = await site.server.cpuMs();
    await site.close();
    return { count: flows, cpuMs };
  });
}

/** Runs `serve` with a server that is told these arguments and has ended afterwards. */
export async function profileServer(
  what: string,
  serve: (nodeArgs: string[]) => Promise<{ count: number; cpuMs: number }>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-profile-'));
  const { count, cpuMs } = await serve(['--cpu-prof', `--cpu-prof-dir=${folder}`]);
  const [name] = await readdir(folder);
  const profile: Profile = JSON.parse(await readFile(join(folder, name ?? ''), 'utf8'));
  await rm(folder, { recursive: true });
  console.log(`${count} ${what}, ${(cpuMs / count).toFixed(2)} ms CPU each with the start`);
  print('by part', profile, partOf);
  print('by function', profile, functionOf);
}

function print(title: string, profile: Profile, nameOf: (frame: Frame) => string): void {
  const frames = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
  const spent = new Map<string, number>();
  profile.samples.forEach((id, index) => {
    const frame = frames.get(id);
    if (!frame || frame.functionName === '(idle)') return;
    const name = nameOf(frame);
    spent.set(name, (spent.get(name) ?? 0) + (profile.timeDeltas[index] ?? 0));
  });
  const total = [...spent.values()].reduce((sum, each) => sum + each, 0);
  const rows = [...spent]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, shown)
    .map(([name, time]) => [`${((100 * time) / total).toFixed(1)} %`, name]);
  console.log(`\n${layTable([['self', title], ...rows]).join('\n')}`);
}

/** A file of ours, a dependency as a whole, or Node itself. */
function partOf({ url, functionName }: Frame): string {
  const dependency = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (dependency !== undefined) return dependency;
  if (url.startsWith('node:')) return url;
  const own = /\/((?:server|contract|bench)\/.*)$/.exec(url)?.[1];
  return own ?? (functionName.startsWith('(') ? functionName : 'native');
}

const functionOf = (frame: Frame): string =>
  `${frame.functionName || 'anonymous'}  ${partOf(frame)}:${frame.lineNumber + 1}`;
