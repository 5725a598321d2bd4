import type { VerdictName, VerdictTone } from '../verdict-of.ts';

/**
 * The verdict's shape, told apart without colour and from two metres: a circle with a tick,
 * an octagon with a cross, a square with a clock, a diamond with a question mark; a tick in
 * a circle that is still open is recorded, not confirmed.
 */
export const VerdictShape = ({ name, tone }: { name: VerdictName; tone: VerdictTone }) => (
  <svg className="sc-shape" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
    {isOfTime(name) ? clock : shapes[tone]}
  </svg>
);

/** A day too late or too early: the hour says no, not the cashier. */
const isOfTime = (name: VerdictName): boolean =>
  ['expired', 'not_yet', 'out_of_hours', 'used_today', 'locked'].includes(name);

const clock = (
  <>
    <rect className="sc-shape-body" x="10" y="10" width="100" height="100" rx="24" />
    <circle className="sc-shape-sign" cx="60" cy="60" r="32" />
    <path className="sc-shape-sign" d="M60 42v19l13 9" />
  </>
);

const cross = (
  <>
    <path className="sc-shape-body" d="M40 8h40l32 32v40l-32 32H40L8 80V40z" />
    <path className="sc-shape-sign" d="m42 42 36 36m0-36L42 78" />
  </>
);

const shapes = {
  yes: (
    <>
      <circle className="sc-shape-body" cx="60" cy="60" r="52" />
      <path className="sc-shape-sign" d="m35 62 18 18 33-38" />
    </>
  ),
  recorded: (
    <>
      <circle className="sc-shape-ring" cx="60" cy="60" r="54" />
      <circle className="sc-shape-body" cx="60" cy="60" r="41" />
      <path className="sc-shape-sign" d="m41 62 13 13 25-29" />
    </>
  ),
  no: cross,
  not_now: cross,
  unsure: (
    <>
      <path className="sc-shape-body" d="m60 4 56 56-56 56L4 60z" />
      <path
        className="sc-shape-sign"
        d="M47 47a13.5 13.5 0 1 1 19 12.3c-4 1.9-6 4.2-6 8.7v2"
      />
      <path className="sc-shape-sign" d="M60 84v.5" />
    </>
  ),
} as const;
