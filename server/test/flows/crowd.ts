import { makeCaller } from '#contract/kit/call.ts';
import type { Caller } from '#contract/kit/call.ts';
import { inWork, system } from '#kit/work.ts';
import { personWithPhone } from '#parties/person/grant-role.ts';
import { city } from '../town.ts';
import type { Town } from '../town.ts';

/** One of many customers who all want the same thing. */
export type Customer = { id: string; call: Caller };

/** So many signed-in customers, each with a phone of their own. */
export const crowd = async (town: Town, count: number): Promise<Customer[]> => {
  const people = await inWork(
    town.server.work,
    { cityId: city, actor: system },
    async (work) => {
      const made = [];
      for (let no = 0; no < count; no += 1) {
        const phone = `+86137${String(no).padStart(8, '0')}`;
        made.push(await personWithPhone(work, { phone, name: `路人 ${no}` }));
      }
      return made;
    },
  );
  const { internalAdapter } = await town.server.work.outside.auth.$context;
  return Promise.all(
    people.map(async ({ id }) => {
      const { token } = await internalAdapter.createSession(id);
      const call = makeCaller({
        base: `${town.server.address}/api`,
        token: () => token,
        makeKey: () => crypto.randomUUID(),
      });
      return { id, call };
    }),
  );
};
