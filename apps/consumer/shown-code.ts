import { useEffect, useState } from 'react';
import { codeStep, otpAt, rotatingText } from '#contract/kit/rotating-code.ts';
import type { ShownCode } from '#contract/voucher.ts';
import { useTrueNow } from '#ui/true-tick.ts';
import { askHealth, hearTime } from '#ui/true-time.ts';

/**
 * The thirty-four digits that a phone shows now; made on the phone itself, so that they go
 * on changing without network, by the true time: a phone whose clock is wrong shows codes
 * that are good. Null for the blink in which the first are made.
 */
export const useShownText = ({ handle, codeKey }: ShownCode): string | null => {
  const step = codeStep(new Date(useTrueNow(250)));
  const [text, setText] = useState<string | null>(null);
  useEffect(() => void hearTime(askHealth), []);
  useEffect(() => {
    let stale = false;
    void otpAt(codeKey, step).then((otp) => {
      if (!stale) setText(rotatingText({ handle, otp }));
    });
    return () => {
      stale = true;
    };
  }, [handle, codeKey, step]);
  return text;
};
