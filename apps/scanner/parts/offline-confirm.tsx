import { useEffect, useRef } from 'react';
import { Button } from 'antd-mobile';
import { groupCode } from '#contract/kit/code.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { moment } from '#ui/time.ts';
import { useCounterHere } from '../counter-here.tsx';
import type { Accepted } from '../offline/entry.ts';
import { en as offlineEn } from '../offline/words.en.ts';
import { zh as offlineZh } from '../offline/words.zh.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { HandOver } from './hand-over.tsx';

/** What will be handed over on the device's own word, and the one big button. */
export const OfflineConfirm = ({
  accepted,
  busy,
  press,
  leave,
}: {
  accepted: Accepted;
  busy: boolean;
  press: () => void;
  leave: () => void;
}) => {
  const words = useWords(zh, en);
  const offline = useWords(offlineZh, offlineEn);
  const button = useRef<HTMLDivElement>(null);
  useEffect(() => button.current?.querySelector('button')?.focus(), []);
  return (
    <dialog
      open
      className="sc-screen sc-confirm sc-confirm-offline"
      aria-label={offline.handOver}
    >
      <p className="sc-eyebrow">{offline.handOver}</p>
      <div className="sc-slip">
        <HandOver of={accepted} />
        <Facts accepted={accepted} />
      </div>
      <div className="sc-deeds" ref={button}>
        <p>{offline.recordMore}</p>
        <Button
          block
          size="large"
          className="sc-big sc-record"
          loading={busy}
          loadingText={offline.recording}
          onClick={press}
        >
          {accepted.usesTotal > 1 ? offline.recordOne : offline.record}
        </Button>
        <Button block size="large" fill="none" disabled={busy} onClick={leave}>
          {words.notNow}
        </Button>
      </div>
    </dialog>
  );
};

const Facts = ({ accepted }: { accepted: Accepted }) => {
  const words = useWords(zh, en);
  const offline = useWords(offlineZh, offlineEn);
  const { language } = useLanguage();
  const { timeZone } = useCounterHere();
  const { usesTotal, usesLeft, holderPhoneMasked, validUntil, code, by } = accepted;
  return (
    <ul className="sc-facts">
      {usesTotal > 1 ? (
        <li className="sc-uses">
          {words.uses(String(usesTotal - usesLeft + 1), String(usesTotal))}
        </li>
      ) : null}
      {by === 'signature' ? <li>{offline.bySignature}</li> : null}
      {holderPhoneMasked ? <li>{words.holder(holderPhoneMasked)}</li> : null}
      <li>{words.validUntil(moment(language, validUntil, timeZone))}</li>
      {code ? <li className="ar-digits">{words.code(groupCode(code))}</li> : null}
    </ul>
  );
};
