import './sign-in.css';
import { useEffect, useRef, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { factsIfRefused } from './api.ts';
import { useLanguage, useWords } from './language.tsx';
import { en, zh } from './sign-in-words.ts';
import { Trouble } from './states.tsx';
import { useNow } from './tick.ts';

export type SignInProps = {
  /** Sends a code to an E.164 number; throws `Refused` or `Unreachable`. */
  sendCode: (phone: string) => Promise<{ retryAfterSeconds: number }>;
  /** Signs in; throws as above. The caller moves on when it resolves. */
  signIn: (phone: string, code: string) => Promise<unknown>;
  /** Shown under the code field, such as a demo's link to its message outbox. */
  hint?: ReactNode;
};

/** Phone, then the six digits that were sent to it. */
export const SignIn = ({ sendCode, signIn, hint }: SignInProps) => {
  const [phone, setPhone] = useState<string | null>(null);
  const [againAtMs, setAgainAtMs] = useState(0);
  const send = async (to: string) => {
    try {
      const sent = await sendCode(to);
      setAgainAtMs(Date.now() + sent.retryAfterSeconds * 1_000);
    } catch (error) {
      // A code sent a moment ago still works, so go on to the digits and wait there.
      const early = factsIfRefused(error, 'too_many_codes');
      if (early?.limit !== 'minute') throw error;
      setAgainAtMs(Date.now() + early.retryAfterSeconds * 1_000);
    }
    setPhone(to);
  };
  if (phone === null) return <PhoneStep send={send} />;
  return (
    <CodeStep
      phone={phone}
      againAtMs={againAtMs}
      send={() => send(phone)}
      signIn={(code) => signIn(phone, code)}
      back={() => setPhone(null)}
      hint={hint}
    />
  );
};

const PhoneStep = ({ send }: { send: (phone: string) => Promise<void> }) => {
  const words = useWords(zh, en);
  const [typed, setTyped] = useState('');
  const [mistyped, setMistyped] = useState(false);
  const { busy, trouble, run } = useBusy();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const phone = phoneOf(typed);
    setMistyped(phone === null);
    if (phone !== null) void run(() => send(phone));
  };
  return (
    <form className="ar-sign-in" onSubmit={submit} noValidate>
      <label className="ar-field">
        <span className="ar-field-label">{words.phone}</span>
        <span className="ar-input-row">
          <span className="ar-input-prefix" aria-hidden="true">
            +86
          </span>
          <input
            className="ar-input"
            type="tel"
            inputMode="tel"
            autoComplete="tel-national"
            value={typed}
            aria-invalid={mistyped}
            onChange={(event) => setTyped(event.target.value)}
          />
        </span>
      </label>
      {mistyped ? (
        <p className="ar-hint" role="alert">
          {words.mistyped}
        </p>
      ) : null}
      <Trouble error={trouble} />
      <button
        type="submit"
        className="ar-button ar-button-main ar-button-wide"
        disabled={busy}
      >
        {busy ? words.sending : words.send}
      </button>
      <p className="ar-hint">{words.newcomer}</p>
    </form>
  );
};

const CodeStep = ({
  phone,
  againAtMs,
  send,
  signIn,
  back,
  hint,
}: {
  phone: string;
  againAtMs: number;
  send: () => Promise<void>;
  signIn: (code: string) => Promise<unknown>;
  back: () => void;
  hint?: ReactNode;
}) => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { code, type, enter, busy, trouble, run } = useCode(signIn);
  const input = useRef<HTMLInputElement>(null);
  const waitSeconds = Math.ceil((againAtMs - useNow()) / 1_000);
  useEffect(() => input.current?.focus(), []);
  return (
    <form
      className="ar-sign-in"
      lang={language === 'zh' ? 'zh-CN' : 'en'}
      onSubmit={(event) => {
        event.preventDefault();
        if (code.length === 6) enter(code);
      }}
    >
      <p>{words.sentTo(spaced(phone))}</p>
      <label className="ar-field">
        <span className="ar-field-label">{words.code}</span>
        <input
          ref={input}
          className="ar-input ar-input-code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={code}
          onChange={(event) => type(event.target.value)}
        />
      </label>
      {hint}
      <Trouble error={trouble} />
      <button
        type="submit"
        className="ar-button ar-button-main ar-button-wide"
        disabled={busy || code.length < 6}
      >
        {busy ? words.entering : words.enter}
      </button>
      <OtherWays
        busy={busy}
        waitSeconds={waitSeconds}
        send={() => void run(send)}
        back={back}
      />
    </form>
  );
};

/** Six digits enter by themselves; a wrong six make room for the next. */
const useCode = (signIn: (code: string) => Promise<unknown>) => {
  const [code, setCode] = useState('');
  const { busy, trouble, run } = useBusy();
  const enter = (digits: string) =>
    void run(async () => {
      try {
        await signIn(digits);
      } catch (error) {
        setCode('');
        throw error;
      }
    });
  const type = (typed: string) => {
    const digits = typed.replace(/\D/g, '').slice(0, 6);
    setCode(digits);
    if (digits.length === 6 && digits !== code) enter(digits);
  };
  return { code, type, enter, busy, trouble, run };
};

const OtherWays = ({
  busy,
  waitSeconds,
  send,
  back,
}: {
  busy: boolean;
  waitSeconds: number;
  send: () => void;
  back: () => void;
}) => {
  const words = useWords(zh, en);
  const waits = waitSeconds > 0;
  return (
    <span className="ar-input-row">
      <button
        type="button"
        className="ar-button ar-button-bare"
        disabled={busy || waits}
        onClick={send}
      >
        {waits ? words.againIn(String(waitSeconds)) : words.again}
      </button>
      <button
        type="button"
        className="ar-button ar-button-bare"
        disabled={busy}
        onClick={back}
      >
        {words.otherPhone}
      </button>
    </span>
  );
};

/** "138 0000 0001" or "+8613800000001" → E.164; null when it can't be a mobile number. */
export const phoneOf = (typed: string): string | null => {
  const bare = typed.replace(/[\s()-]/g, '');
  if (/^(\+?86)?1[3-9]\d{9}$/.test(bare)) return `+86${bare.slice(-11)}`;
  return /^\+(?!86)[1-9]\d{6,14}$/.test(bare) ? bare : null;
};

const spaced = (phone: string): string =>
  phone.replace(/^\+86(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3');

const useBusy = () => {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const run = async (deed: () => Promise<unknown>) => {
    setBusy(true);
    setTrouble(null);
    try {
      await deed();
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, trouble, run };
};
