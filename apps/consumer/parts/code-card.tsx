import './code-card.css';
import { useState } from 'react';
import { groupCode } from '#contract/kit/code.ts';
import type { ShownCode, VoucherView } from '#contract/voucher.ts';
import { Qr, signedMake } from '#ui/qr.tsx';
import { clock } from '#ui/time.ts';
import { useTrueNow } from '#ui/true-tick.ts';
import { useCity } from '../city.tsx';
import { useShownText } from '../shown-code.ts';
import { useText } from '../text.ts';
import { useWakeLock } from '../wake-lock.ts';

/**
 * The code as staff scan it, with all that helps: a lit screen, digits to read out, and a
 * running clock that no screenshot has.
 */
export const CodeCard = ({
  voucher,
  heading: Heading = 'h1',
}: {
  voucher: VoucherView;
  heading?: 'h1' | 'h3';
}) => {
  const words = useText();
  const [signed, setSigned] = useState(false);
  useWakeLock();
  const groups = groupCode(voucher.code).split(' ');
  return (
    <section className="code-card" aria-label={words.code.label}>
      <Heading>{voucher.title}</Heading>
      <p className="code-merchant">{voucher.merchantName}</p>
      <div className="code-breath">
        {voucher.shown ? <Shown shown={voucher.shown} signed={signed} /> : null}
      </div>
      {signed ? <p className="code-signed-for">{words.code.signedFor}</p> : null}
      <p className="code-digits ar-digits" aria-label={words.code.spoken(groups.join(' '))}>
        {groups.map((group, at) => (
          <span key={`${at}-${group}`}>{group}</span>
        ))}
      </p>
      <LiveClock />
      {voucher.usesTotal > 1 ? (
        <p className="code-uses">{words.codes.uses(voucher.usesLeft, voucher.usesTotal)}</p>
      ) : null}
      {voucher.terms.kind === 'package' && voucher.terms.usesPerDay ? (
        <p className="code-uses">{words.offer.usesPerDay(voucher.terms.usesPerDay)}</p>
      ) : null}
      <p className="code-bright">{words.code.bright}</p>
      {voucher.shown ? (
        <button type="button" className="code-swap" onClick={() => setSigned(!signed)}>
          {signed ? words.code.usual : words.code.noNetworkThere}
        </button>
      ) : null}
    </section>
  );
};

/** Redrawn when its step ends and at no other time: nothing moves while it is read. */
const Shown = ({ shown, signed }: { shown: ShownCode; signed: boolean }) => {
  const words = useText();
  const text = useShownText(shown);
  if (signed) {
    return <Qr text={shown.signedText} label={words.code.signedQr} make={signedMake} />;
  }
  return text === null ? <span className="qr" /> : <Qr text={text} label={words.code.qr} />;
};

/** The running second: a screenshot stands still, and anybody can see that. */
const LiveClock = () => {
  const words = useText();
  const city = useCity();
  const now = new Date(useTrueNow(250));
  const iso = now.toISOString();
  const seconds = String(now.getUTCSeconds()).padStart(2, '0');
  return (
    <p className="code-clock ar-digits" aria-hidden="true">
      <span className="code-dot" />
      {words.code.live} {clock(iso, city.timeZone)}:{seconds}
    </p>
  );
};
