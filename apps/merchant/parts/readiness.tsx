import { useQuery } from '@tanstack/react-query';
import { useLanguage, useWords } from '#ui/language.tsx';
import { day } from '#ui/time.ts';
import { useDesk } from '../desk.tsx';
import { otherApps } from '../paths.ts';
import { readinessQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** Whether a store has shown lately that it can redeem; if not, the way to the scanner. */
export const Readiness = ({ placeId }: { placeId: string }) => {
  const words = useWords(zh, en).readiness;
  const { language } = useLanguage();
  const { desk, timeZone } = useDesk();
  const read = useQuery(readinessQuery(desk)).data;
  const store = read?.find((one) => one.placeId === placeId);
  if (!read) return <span>…</span>;
  // A closed store sells nothing and is not asked.
  if (!store) return <span className="me-soft">{words.closed}</span>;
  const until = store.readyUntil ? day(language, store.readyUntil, timeZone) : '';
  if (store.state === 'redeemable') return <span>{words.redeemable(until)}</span>;
  return (
    <span className="me-two-lines">
      <span>{store.state === 'lapsed' ? words.lapsed(until) : words.untried}</span>
      <a className="me-small" href={otherApps.scanner}>
        {words.rehearse}
      </a>
    </span>
  );
};
