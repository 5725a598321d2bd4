import { useEffect, useEffectEvent, useState } from 'react';
import { useWords } from '#ui/language.tsx';
import { DeleteIcon } from '../parts/icons.tsx';
import { en as counterEn } from '../words.en.ts';
import { zh as counterZh } from '../words.zh.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** Four digits under big keys; the fourth asks by itself. A keyboard does as well. */
export const FourDigits = ({
  busy,
  whole,
}: {
  busy: boolean;
  whole: (lastFour: string) => Promise<boolean>;
}) => {
  const words = useWords(zh, en);
  const keypad = useWords(counterZh, counterEn).keypad;
  const [digits, setDigits] = useState('');
  const type = (typed: string) => {
    const next = typed.slice(0, 4);
    if (busy || next === digits) return;
    setDigits(next);
    if (next.length === 4) void whole(next).then((done) => done || setDigits(''));
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (/^\d$/.test(event.key)) type(digits + event.key);
    if (event.key === 'Backspace') type(digits.slice(0, -1));
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
  return (
    <section className="sc-phone-step" aria-label={words.keys}>
      <h2>{words.type}</h2>
      <p>{words.typeMore}</p>
      <p className="sc-phone-four">
        <span className="ar-unseen">{digits}</span>
        {[0, 1, 2, 3].map((at) => (
          <span key={at} aria-hidden="true" data-next={digits.length === at}>
            {digits[at] ?? ''}
          </span>
        ))}
      </p>
      <output className="sc-phone-said">{busy ? words.asking : '\u00a0'}</output>
      <div className="sc-keys sc-phone-keys">
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((key) => (
          <Key key={key} label={key} press={() => type(digits + key)} busy={busy} />
        ))}
        <button
          type="button"
          className="sc-key sc-key-quiet"
          disabled={busy || digits === ''}
          onClick={() => type('')}
        >
          {keypad.clear}
        </button>
        <Key label="0" press={() => type(`${digits}0`)} busy={busy} />
        <button
          type="button"
          className="sc-key sc-key-quiet"
          aria-label={keypad.delete}
          disabled={busy || digits === ''}
          onClick={() => type(digits.slice(0, -1))}
        >
          <DeleteIcon />
        </button>
      </div>
    </section>
  );
};

const Key = ({
  label,
  press,
  busy,
}: {
  label: string;
  press: () => void;
  busy: boolean;
}) => (
  <button type="button" className="sc-key" disabled={busy} onClick={press}>
    {label}
  </button>
);
