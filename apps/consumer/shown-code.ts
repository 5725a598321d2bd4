import { useEffect, useState } from 'react';
import { codeStep, otpAt, rotatingText } from '#contract/kit/rotating-code.ts';
import type { ShownCode } from '#contract/voucher.ts';
import { useNow } from '#ui/tick.ts';

/**
 * The thirty-four digits that a phone shows now; made on the phone itself, so that they go
 * on changing without network. Null for the blink in which the first are made.
 */
export const useShownText = ({ handle, codeKey }: ShownCode): string | null => {
  const step = codeStep(new Date(useNow(250)));
  const [text, setText] = useState<string | null>(null);
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
