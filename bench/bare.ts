// The bare reference from the outside; `program-bare.ts` is what runs.
import { openConnections } from './connections.ts';
import { spawnProgram } from './spawned.ts';
import type { Spawned } from './spawned.ts';

export type Bare = { program: Spawned; flow(): Promise<void>; close(): Promise<void> };

/** Starts it on an empty database; `flow` orders one and redeems it. */
export const openBare = async (url: string, connections: number): Promise<Bare> => {
  const program = await spawnProgram({
    file: 'program-bare.ts',
    env: { DATABASE_URL: url },
  });
  const wire = openConnections(connections);
  const post = async (path: string, body: object) => {
    const answer = await wire.fetch(program.address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.status >= 300) throw new Error(`the bare reference said ${answer.status}`);
    return answer.text();
  };
  return {
    program,
    flow: async () => {
      const made = await post('/orders', { item: '双人面套餐', totalFen: 5_800 });
      const { id }: { id: number } = JSON.parse(made);
      await post('/redemptions', { id, store: '面街一号' });
    },
    close: async () => {
      wire.close();
      await program.stop();
    },
  };
};
