import './code-row.css';
import type { VoucherView } from '#contract/voucher.ts';
import { useLanguage } from '#ui/language.tsx';
import { useNow } from '#ui/tick.ts';
import { day, fromNow, moment } from '#ui/time.ts';
import { useCity } from '../city.tsx';
import { paths } from '../paths.ts';
import { useText } from '../text.ts';
import { Go } from './go.tsx';

const lapsesSoonMs = 3 * 24 * 60 * 60_000;

/** One code of mine, as a ticket: what for, where, until when. */
export const CodeRow = ({ voucher }: { voucher: VoucherView }) => {
  const words = useText();
  const city = useCity();
  const usable = voucher.state === 'issued';
  return (
    <Go
      className={usable ? 'ticket' : 'ticket ticket-past'}
      to={paths.code(city.id, voucher.id)}
    >
      <span className="ticket-main">
        <strong>{voucher.title}</strong>
        <small>{voucher.merchantName}</small>
        <Until voucher={voucher} />
      </span>
      <span className="ticket-side">
        {voucher.usesTotal > 1 ? (
          <small className="ar-digits">
            {words.codes.uses(voucher.usesLeft, voucher.usesTotal)}
          </small>
        ) : null}
        <span>
          {!usable
            ? words.codes.state[voucher.state]
            : voucher.heldBecause === null
              ? words.codes.show
              : words.code.held}
        </span>
      </span>
    </Go>
  );
};

const Until = ({ voucher }: { voucher: VoucherView }) => {
  const words = useText();
  const city = useCity();
  const { language } = useLanguage();
  const nowMs = useNow(60_000);
  if (voucher.state === 'redeemed' && voucher.redeemedAt) {
    const at = moment(language, voucher.redeemedAt, city.timeZone, nowMs);
    return <small>{words.codes.usedAt(at, voucher.redeemedPlaceName ?? '')}</small>;
  }
  if (voucher.state !== 'issued') return null;
  if (Date.parse(voucher.validFrom) > nowMs) {
    return (
      <small>{words.codes.from(moment(language, voucher.validFrom, city.timeZone))}</small>
    );
  }
  const soon = Date.parse(voucher.validUntil) - nowMs < lapsesSoonMs;
  const until = soon
    ? words.codes.lapses(fromNow(language, voucher.validUntil, nowMs))
    : words.codes.until(day(language, voucher.validUntil, city.timeZone, nowMs));
  return (
    <small className={soon ? 'lapses-soon' : undefined}>
      {soon ? '◔ ' : ''}
      {until}
    </small>
  );
};
