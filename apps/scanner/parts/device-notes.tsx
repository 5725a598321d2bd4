import { Link } from '@tanstack/react-router';
import { minuteMs } from '#contract/kit/time.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Note } from '#ui/states.tsx';
import { lasting, moment } from '#ui/time.ts';
import { useCounterHere } from '../counter-here.tsx';
import { useClock, useEngine } from '../offline/engine-here.ts';
import type { Entry } from '../offline/entry.ts';
import { en } from '../offline/words.en.ts';
import { zh } from '../offline/words.zh.ts';
import { paths } from '../paths.ts';

/** A clock this wrong is worth a word. */
const wrongMs = minuteMs;

/** What waits on this device, what could not be confirmed, and what ails it. */
export const DeviceNotes = () => {
  const { engine } = useCounterHere();
  const { entries, keeps } = useEngine(engine);
  const unread = entries.filter(({ state, isRead }) => state === 'case' && !isRead);
  return (
    <div className="sc-device">
      {keeps === false ? <NotKept /> : null}
      {unread.length > 0 ? <Cases count={unread.length} /> : null}
      <Queue entries={entries} />
      <ClockNote />
    </div>
  );
};

const Queue = ({ entries }: { entries: readonly Entry[] }) => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { engine, timeZone } = useCounterHere();
  const { isTelling } = useEngine(engine);
  const waiting = entries.filter(({ state }) => state === 'waiting');
  const stuck = entries.filter(({ state }) => state === 'stuck');
  const oldest = waiting[0];
  if (!oldest && stuck.length === 0) return null;
  const when = oldest ? moment(language, oldest.scannedAt, timeZone) : '';
  return (
    <Link to={paths.today} className="sc-open sc-queue">
      <span aria-hidden="true" className="sc-open-sign">
        ◔
      </span>
      <span aria-live="polite">
        {oldest ? <span>{words.queue(String(waiting.length))}</span> : null}
        {oldest ? (
          <small>{isTelling ? words.queueTelling : words.queueAge(when)}</small>
        ) : null}
        {stuck.length > 0 ? <span>{words.queueStuck(String(stuck.length))}</span> : null}
      </span>
      <b>{words.queueLook}</b>
    </Link>
  );
};

const Cases = ({ count }: { count: number }) => {
  const words = useWords(zh, en);
  return (
    <Link to={paths.today} className="sc-open sc-cases">
      <span aria-hidden="true" className="sc-open-sign">
        !
      </span>
      <span aria-live="polite">
        <span>{words.cases(String(count))}</span>
        <small>{words.casesMore}</small>
      </span>
      <b>{words.queueLook}</b>
    </Link>
  );
};

const NotKept = () => {
  const words = useWords(zh, en);
  return (
    <Note tone="trouble">
      <b>{words.notKept}</b> {words.notKeptMore}
    </Note>
  );
};

/** Says that the clock is wrong, by how much, and that nobody has to do anything now. */
const ClockNote = () => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { engine } = useCounterHere();
  const { isUp } = useEngine(engine);
  const { offMs, isSure } = useClock(engine);
  if (!isSure && !isUp) {
    return (
      <Note tone="unsure">
        <b>{words.clockUnsure}</b> {words.clockUnsureMore}
      </Note>
    );
  }
  if (Math.abs(offMs) < wrongMs) return null;
  const length = lasting(language, Math.abs(offMs));
  return (
    <Note tone="soon">
      <b>{offMs > 0 ? words.clockAhead(length) : words.clockBehind(length)}</b>{' '}
      {words.clockMore}
    </Note>
  );
};
