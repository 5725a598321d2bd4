import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { liftCounterLock, listMerchantSignals } from '#contract/fraud.ts';
import type { SignalView } from '#contract/fraud.ts';
import { useDeed } from '#ui/deed.ts';
import { useWords } from '#ui/language.tsx';
import { Trouble } from '#ui/states.tsx';
import { clock } from '#ui/time.ts';
import { useUndo } from '#ui/undo.tsx';
import { api, askAnew } from '../api.ts';
import { useDesk } from '../desk.tsx';

const zh = {
  title: '锁住的柜台',
  why: '几分钟里试错了太多码，先锁一会儿，到点自己解开。是自己人手误，就现在解开；别人照常核销。',
  line: (who: string, place: string, until: string) => `${who} 在「${place}」锁到 ${until}`,
  somebody: '有人',
  lift: '解锁',
  liftOne: (who: string) => `解锁 ${who}`,
  lifted: (who: string) => `${who} 又能核销了。`,
};
const en: typeof zh = {
  title: 'Locked counters',
  why: 'Too many wrong codes within minutes lock a counter for a while; it opens by itself. If it was a slip, open it now. Others go on as usual.',
  line: (who, place, until) => `${who} at ${place} until ${until}`,
  somebody: 'Somebody',
  lift: 'Unlock',
  liftOne: (who) => `Unlock ${who}`,
  lifted: (who) => `${who} can redeem again.`,
};

/** Who may try no codes at a store of this merchant just now; nothing where nobody is. */
export const CounterLocks = () => {
  const words = useWords(zh, en);
  const { desk, timeZone } = useDesk();
  const { say } = useUndo();
  const deed = useDeed(api, liftCounterLock);
  // A lock lasts a quarter of an hour, so those that hold are among the newest.
  const { data } = useQuery({
    queryKey: ['locks', desk],
    queryFn: () => api.ask(listMerchantSignals, { ...desk, limit: 50 }),
    refetchInterval: 60_000,
  });
  const locked = data?.items.filter(({ lockedUntil }) => lockedUntil !== null) ?? [];
  if (locked.length === 0) return null;
  const lift = async ({ placeId: place, askerId: asker, askerName }: SignalView) => {
    if (!asker) return;
    if (await deed.run({ ...desk, place, asker })) say(words.lifted(askerName));
    await askAnew();
  };
  const whoOf = ({ askerName }: SignalView) => askerName || words.somebody;
  return (
    <section className="me-card" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="me-soft">{words.why}</p>
      <ul>
        {locked.map((signal) => (
          <li key={signal.id} className="me-card-row">
            <span>
              {words.line(
                whoOf(signal),
                signal.placeName,
                clock(signal.lockedUntil ?? '', timeZone),
              )}
            </span>
            <Button
              loading={deed.busy}
              aria-label={words.liftOne(whoOf(signal))}
              onClick={() => void lift(signal)}
            >
              {words.lift}
            </Button>
          </li>
        ))}
      </ul>
      <Trouble error={deed.trouble} />
    </section>
  );
};
