import { useEffect, useRef } from 'react';
import { Button } from 'antd-mobile';
import { groupCode } from '#contract/kit/code.ts';
import type { PreparationView } from '#contract/redemption.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Note } from '#ui/states.tsx';
import { clock, moment } from '#ui/time.ts';
import { useCounterHere, useIsUp } from '../counter-here.tsx';
import { en as offlineEn } from '../offline/words.en.ts';
import { zh as offlineZh } from '../offline/words.zh.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { HandOver } from './hand-over.tsx';
import { useSlow } from './slow.ts';

/** What will be handed over, and the one big button. */
export const Confirm = ({
  preparation,
  busy,
  usedAt,
  press,
  leave,
}: {
  preparation: PreparationView;
  busy: boolean;
  /** When the same card was used here a moment ago. */
  usedAt: string | null;
  press: () => void;
  leave: () => void;
}) => {
  const words = useWords(zh, en);
  const offline = useWords(offlineZh, offlineEn);
  const { timeZone } = useCounterHere();
  const isUp = useIsUp();
  const slow = useSlow(busy);
  const button = useRef<HTMLDivElement>(null);
  useEffect(() => button.current?.querySelector('button')?.focus(), []);
  const several = preparation.usesTotal > 1;
  return (
    <dialog open className="sc-screen sc-confirm" aria-label={words.handOver}>
      <p className="sc-eyebrow">{words.handOver}</p>
      <div className="sc-slip">
        <HandOver of={preparation} />
        <Facts preparation={preparation} />
      </div>
      {usedAt ? <Note tone="soon">{words.justUsed(clock(usedAt, timeZone))}</Note> : null}
      <div className="sc-deeds" ref={button}>
        {isUp ? null : <Note tone="soon">{offline.wentDown}</Note>}
        {slow ? <output>{words.slow}</output> : null}
        <Button
          block
          color="primary"
          size="large"
          className="sc-big"
          loading={busy}
          loadingText={words.redeeming}
          onClick={press}
        >
          {several ? words.redeemOne : words.redeem}
        </Button>
        <Button block size="large" fill="none" disabled={busy} onClick={leave}>
          {words.notNow}
        </Button>
      </div>
    </dialog>
  );
};

const Facts = ({ preparation }: { preparation: PreparationView }) => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { timeZone } = useCounterHere();
  const { terms, usesTotal, usesLeft, holderPhoneMasked, validUntil, code } = preparation;
  return (
    <ul className="sc-facts">
      {usesTotal > 1 ? (
        <li className="sc-uses">
          {words.uses(String(usesTotal - usesLeft + 1), String(usesTotal))}
        </li>
      ) : null}
      {terms.kind === 'package' && terms.usesPerDay ? (
        <li>{words.perDay(String(terms.usesPerDay))}</li>
      ) : null}
      <li>{words.holder(holderPhoneMasked)}</li>
      <li>{words.validUntil(moment(language, validUntil, timeZone))}</li>
      <li className="ar-digits">{words.code(groupCode(code))}</li>
    </ul>
  );
};
