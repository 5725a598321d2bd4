import type { RailName } from '#contract/payment.ts';
import { Qr } from '#ui/qr.tsx';
import { useText } from '../text.ts';

/** A rail's code, for the phone that pays; whoever sits at a desk has one beside them. */
export const PayCode = ({ code, rail }: { code: string; rail: RailName }) => {
  const words = useText().order;
  return (
    <div className="pay-code">
      <Qr text={code} label={words.scanLabel} make={{ level: 'M' }} />
      <p>{words.scan(words.rails[rail])}</p>
    </div>
  );
};
