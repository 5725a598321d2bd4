import { randomUUID } from 'node:crypto';
import { Unreachable } from '#contract/kit/call.ts';
import type { Caller } from '#contract/kit/call.ts';
import { dayMs } from '#contract/kit/time.ts';
import { redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import type { Engine } from '../../../apps/scanner/offline/engine.ts';
import { openDevice } from '../device.ts';
import { city } from '../town.ts';
import type { Town } from '../town.ts';
import type { Way } from './course.ts';
import type { Answer, Row, Teller } from './row.ts';

/** The real server is asked, by who the row says. */
export const serverWay = (town: Town, row: Row): Way => {
  let redemption = '';
  return {
    cut: () => Promise.resolve(),
    scan: async (code) => {
      const channel =
        row.show === 'typed' || row.show === 'typed_in_groups' ? 'typed' : 'scan';
      const asked = { city, place: town.places.noodles, code, channel } as const;
      const answer = await town.caller(tellerOf(row))(redeemVoucher, asked);
      if (!answer.ok) return answer.refusal;
      redemption = answer.value.id;
      return 'redeemed';
    },
    takeBack: async () => {
      await town.as('chen')(undoRedemption, { city, redemption });
    },
    moveClock: () => undefined,
  };
};

export type DeviceWay = Way & {
  /** The network is back: what became of the last scan. */
  told: () => Promise<Row['told']>;
};

const tellerOf = ({ who }: Row): Teller => (who === undefined ? 'chen' : who);

/** The engine that ships, with nothing but the list of the very server. */
export const deviceWay = async (town: Town, row: Row): Promise<DeviceWay> => {
  const net: { isUp: boolean; who: Teller } = { isUp: false, who: 'chen' };
  const call: Caller = (endpoint, input, options) =>
    net.isUp
      ? town.caller(net.who)(endpoint, input, options)
      : Promise.reject(new Unreachable());
  const placeId = town.places.noodles;
  const device = await openDevice({
    placeId,
    call,
    now: () => town.clock.now(),
    makeKey: randomUUID,
    name: `device-of-${randomUUID().slice(0, 8)}`,
  });
  const { engine, line } = device;
  line.failed();
  let key = '';
  return {
    scan: async (text) => {
      const { answer, kept } = await scanWith(engine, text);
      key = kept;
      return answer;
    },
    cut: async () => {
      net.isUp = true;
      line.answered();
      await engine.refreshList();
      net.isUp = false;
      line.failed();
    },
    takeBack: async () => {
      if (!(await engine.takeBack(key))) throw new Error('it could not be taken back');
    },
    moveClock: device.moveClock,
    told: async () => {
      town.clock.add((row.toldAfterDays ?? 0) * dayMs);
      net.isUp = true;
      net.who = tellerOf(row);
      line.answered();
      while (engine.state().isTelling) await new Promise((go) => setTimeout(go, 5));
      line.stop();
      const entry = engine.state().entries.find((one) => one.key === key);
      if (!entry) return undefined;
      if (entry.state === 'redeemed') return 'redeemed';
      // The server's own word.
      return entry.state === 'case' ? (entry.said as Row['told']) : 'waits';
    },
  };
};

const scanWith = async (
  engine: Engine,
  text: string,
): Promise<{ answer: Answer; kept: string }> => {
  const judged = await engine.judge(text);
  const done =
    judged.verdict === 'accepted' ? await engine.record(judged.accepted) : judged;
  switch (done.verdict) {
    case 'recorded':
      return { answer: 'redeemed', kept: done.entry.key };
    case 'refused':
      return { answer: done.no.refusal, kept: '' };
    case 'offline_no':
      return { answer: done.no.why, kept: '' };
    case 'accepted':
      throw new Error('what is accepted is recorded');
  }
};
