// A program of a bench in a process of its own, so that its CPU is its own and it can be
// killed. It says where it listens and answers what the parent asks over the channel.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Spawned = {
  pid: number;
  /** `http://127.0.0.1:8080`, without a slash at the end. */
  address: string;
  /** User and system time since it started, in milliseconds. */
  cpuMs(): Promise<number>;
  /** One of the tasks that the program offers. */
  ask(task: string): Promise<unknown>;
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
};

type Answer = { no: number; value?: unknown; error?: string };
type Ready = { ready: string };

export type SpawnTerms = {
  /** A file beside this one. */
  file: string;
  env: Record<string, string>;
  nodeArgs?: string[];
};

/** Starts it and waits until it listens. Throws when it ends before. */
export async function spawnProgram(terms: SpawnTerms): Promise<Spawned> {
  // What a worker says of each job is no news here.
  const out = process.env['BENCH_LOG'] ? 'inherit' : 'ignore';
  const child = fork(fileURLToPath(new URL(terms.file, import.meta.url)), [], {
    env: { ...process.env, ...terms.env },
    execArgv: terms.nodeArgs ?? [],
    stdio: ['ignore', out, out, 'ipc'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  const address = await readyOf(child);
  const ask = askerOf(child);
  return {
    pid: child.pid ?? 0,
    address,
    ask,
    cpuMs: async () => Number(await ask('cpu')),
    stop: async () => {
      await ask('stop');
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const readyOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`a program ended with ${code}`)));
    child.once('message', (message: Ready) => resolve(message.ready));
  });

const askerOf = (child: ChildProcess): Spawned['ask'] => {
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  child.on('message', (answer: Answer) => {
    waiting.get(answer.no)?.(answer);
    waiting.delete(answer.no);
  });
  child.once('exit', () => {
    for (const [no, settle] of waiting) settle({ no, error: 'the program has ended' });
  });
  return (task) =>
    new Promise((resolve, reject) => {
      const no = (last += 1);
      waiting.set(no, ({ value, error }) => {
        if (error === undefined) resolve(value);
        else reject(new Error(`${task}: ${error}`));
      });
      child.send({ no, task });
    });
};

export type Tasks = Record<string, () => Promise<unknown>>;

/** For the program: says that it listens, and does what it is asked until told to stop. */
export function serveParent(address: string, tasks: Tasks): void {
  const known: Tasks = {
    ...tasks,
    cpu: async () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1_000;
    },
  };
  process.on('message', ({ no, task }: { no: number; task: string }) => {
    void perform(known[task], no).then((answer) => {
      process.send?.(answer, () => {
        if (task === 'stop') process.exit(0);
      });
    });
  });
  // A parent that is gone leaves nobody to serve.
  process.once('disconnect', () => process.exit(0));
  process.send?.({ ready: address });
}

const perform = async (task: Tasks[string] | undefined, no: number): Promise<Answer> => {
  try {
    if (!task) throw new Error('no such task');
    return { no, value: await task() };
  } catch (error) {
    return { no, error: error instanceof Error ? error.message : String(error) };
  }
};
