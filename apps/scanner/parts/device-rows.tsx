import { groupCode } from '#contract/kit/code.ts';
import { CaseKind } from '#contract/offline.ts';
import { useWords } from '#ui/language.tsx';
import { clock } from '#ui/time.ts';
import { useCounterHere } from '../counter-here.tsx';
import { useEngine } from '../offline/engine-here.ts';
import { canTakeBack } from '../offline/entry.ts';
import type { Entry } from '../offline/entry.ts';
import { en } from '../offline/words.en.ts';
import type { OfflineWords } from '../offline/words.zh.ts';
import { zh } from '../offline/words.zh.ts';
import { TakeBack } from './recorded-slip.tsx';

/** What this device recorded without network and is not yet part of the server's day. */
export const DeviceRows = () => {
  const words = useWords(zh, en);
  const { engine } = useCounterHere();
  const { entries, isUp } = useEngine(engine);
  const shown = entries.filter(isShown).toReversed();
  return (
    <>
      {isUp ? null : <p className="sc-lead">{words.list.offlineMore}</p>}
      {shown.length > 0 ? (
        <section className="sc-device-rows" aria-label={words.list.title}>
          <h2>{words.list.title}</h2>
          <ul className="sc-rows">
            {shown.map((entry) => (
              <Row key={entry.key} entry={entry} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
};

/** What the server knows as redeemed is in its own list; the rest stays until read. */
const isShown = ({ state, isRead, inList }: Entry): boolean => {
  if (state === 'waiting' || state === 'stuck') return true;
  if (state === 'case') return !isRead;
  return state === 'undone' && !inList;
};

const Row = ({ entry }: { entry: Entry }) => {
  const words = useWords(zh, en);
  const { engine, timeZone } = useCounterHere();
  return (
    <li className="sc-row" data-undone={entry.state === 'undone'}>
      <span className="sc-row-time ar-digits">{clock(entry.scannedAt, timeZone)}</span>
      <span className="sc-row-what">
        <b>{entry.title}</b>
        <span className="sc-row-said">{saidOf(entry, words)}</span>
        {entry.state === 'case' ? <span>{words.list.caseMore}</span> : null}
        {entry.code ? <span className="ar-digits">{groupCode(entry.code)}</span> : null}
      </span>
      <span className="sc-row-deed">
        {canTakeBack(entry) ? <TakeBack entry={entry} /> : null}
        {entry.state === 'case' ? (
          <button
            type="button"
            className="ar-button"
            onClick={() => void engine.markRead(entry.key)}
          >
            {words.list.read}
          </button>
        ) : null}
      </span>
    </li>
  );
};

const saidOf = ({ state, triedAt, said }: Entry, { list }: OfflineWords): string => {
  if (state === 'waiting') return triedAt ? list.telling : list.waiting;
  if (state !== 'case') return list[state];
  const kind = CaseKind.safeParse(said);
  return kind.success ? list.caseOf[kind.data] : list.stuck;
};
