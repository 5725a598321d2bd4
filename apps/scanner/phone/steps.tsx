import type { ReactNode } from 'react';
import { Button } from 'antd-mobile';
import { lookupMinutes } from '#contract/lookup.ts';
import type { LookupView } from '#contract/lookup.ts';
import { minuteMs } from '#contract/kit/time.ts';
import type { RedemptionView } from '#contract/redemption.ts';
import { useWords } from '#ui/language.tsx';
import { clock, countdown } from '#ui/time.ts';
import { useTrueNow } from '#ui/true-tick.ts';
import { useCounterHere } from '../counter-here.tsx';
import { HandOver } from '../parts/hand-over.tsx';
import { UndoButton } from '../parts/undo-button.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** The ring runs out with the three minutes. */
export const Waiting = ({
  expiresAt,
  cancel,
}: {
  expiresAt: string;
  cancel: () => void;
}) => {
  const words = useWords(zh, en);
  const leftMs = Math.max(0, Date.parse(expiresAt) - useTrueNow(500));
  const part = Math.min(1, leftMs / (lookupMinutes * minuteMs));
  return (
    <section className="sc-phone-step" aria-live="polite">
      <div className="sc-ring">
        <svg viewBox="0 0 120 120" aria-hidden="true">
          <circle cx="60" cy="60" r="52" />
          <circle
            cx="60"
            cy="60"
            r="52"
            pathLength="1"
            strokeDasharray={`${part} 1`}
            visibility={part === 0 ? 'hidden' : undefined}
          />
        </svg>
        <output aria-label={words.left(countdown(leftMs))}>{countdown(leftMs)}</output>
      </div>
      <h2>{words.waiting}</h2>
      <p>{words.waitingMore}</p>
      <div className="sc-phone-deeds">
        <Button block size="large" onClick={cancel}>
          {words.cancel}
        </Button>
      </div>
    </section>
  );
};

/** Who it is and what they chose, and the one big button. */
export const Confirmed = ({
  view,
  busy,
  redeem,
}: {
  view: LookupView;
  busy: boolean;
  redeem: () => void;
}) => {
  const words = useWords(zh, en);
  return (
    <section className="sc-phone-step">
      <h2>{words.confirmed(view.holderPhoneMasked ?? '')}</h2>
      <p>{words.confirmedMore}</p>
      <div className="sc-phone-slips">
        {view.vouchers.map((voucher) => (
          <div key={voucher.id} className="sc-slip">
            <HandOver of={voucher} />
          </div>
        ))}
      </div>
      <div className="sc-phone-deeds">
        <Button
          block
          color="primary"
          size="large"
          className="sc-big"
          loading={busy}
          loadingText={words.redeeming}
          onClick={redeem}
        >
          {words.redeem(view.vouchers.length)}
        </Button>
      </div>
    </section>
  );
};

/** What to hand over now, each with its own way back. */
export const Done = ({
  redemptions,
  again,
}: {
  redemptions: readonly RedemptionView[];
  again: () => void;
}) => {
  const words = useWords(zh, en);
  const { timeZone } = useCounterHere();
  return (
    <section className="sc-phone-step" role="status">
      <Shape tone="yes" />
      <h2>
        {redemptions.length === 1 ? words.done : words.doneSeveral(redemptions.length)}
      </h2>
      <div className="sc-phone-slips">
        {redemptions.map((redemption) => (
          <div key={redemption.id} className="sc-slip">
            <HandOver of={redemption} />
            <div className="sc-slip-foot">
              <span>{words.undoUntil(clock(redemption.undoUntil, timeZone))}</span>
              <UndoButton redemption={redemption} undone={again} />
            </div>
          </div>
        ))}
      </div>
    </section>
  );
};

/** Where it went no further: what it means, and what to do. */
export const Stopped = ({
  tone,
  title,
  children,
  deeds,
}: {
  tone: 'no' | 'unsure';
  title: string;
  children: ReactNode;
  deeds: ReactNode;
}) => (
  <section className="sc-phone-step" role="alert">
    <Shape tone={tone} />
    <h2>{title}</h2>
    <div className="sc-phone-means">{children}</div>
    <div className="sc-phone-deeds">{deeds}</div>
  </section>
);

const Shape = ({ tone }: { tone: keyof typeof shapes }) => (
  <svg
    className={`sc-phone-shape sc-phone-${tone}`}
    viewBox="0 0 120 120"
    aria-hidden="true"
  >
    {shapes[tone]}
  </svg>
);

const shapes = {
  yes: (
    <>
      <circle className="sc-shape-body" cx="60" cy="60" r="52" />
      <path className="sc-shape-sign" d="m35 62 18 18 33-38" />
    </>
  ),
  no: (
    <>
      <path className="sc-shape-body" d="M40 8h40l32 32v40l-32 32H40L8 80V40z" />
      <path className="sc-shape-sign" d="m42 42 36 36m0-36L42 78" />
    </>
  ),
  unsure: (
    <>
      <path className="sc-shape-body" d="m60 4 56 56-56 56L4 60z" />
      <path
        className="sc-shape-sign"
        d="M47 47a13.5 13.5 0 1 1 19 12.3c-4 1.9-6 4.2-6 8.7v2M60 84v.5"
      />
    </>
  ),
} as const;
