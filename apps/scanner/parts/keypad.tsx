import { useWords } from '#ui/language.tsx';
import { groupCode, readCode } from '#contract/kit/code.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { DeleteIcon } from './icons.tsx';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Typed so far: nothing, some digits, or twelve that can't be a code. */
export const typedState = (digits: string): 'empty' | 'some' | 'wrong' | 'whole' => {
  if (digits === '') return 'empty';
  if (digits.length < 12) return 'some';
  const { kind } = readCode(digits);
  return kind === 'code' || kind === 'practice' ? 'whole' : 'wrong';
};

/**
 * Twelve digits in fours under big keys. The twelfth looks the voucher up by itself; a
 * wrong digit is told before the network is asked, and stays on screen to be put right.
 */
export const Keypad = ({
  digits,
  type,
  urged,
  disabled,
}: {
  digits: string;
  type: (digits: string) => void;
  /** The camera can't read it: point here. */
  urged: boolean;
  disabled: boolean;
}) => {
  const words = useWords(zh, en);
  const state = typedState(digits);
  const said = {
    empty: words.keypad.empty,
    some: words.keypad.missing(String(12 - digits.length)),
    wrong: words.keypad.wrong,
    whole: words.keypad.looking,
  }[state];
  return (
    <section className="sc-keypad" aria-label={words.keypad.name} data-urged={urged}>
      <div className="sc-slots" data-state={state}>
        <Slots digits={digits} />
        <output>{said}</output>
      </div>
      <div className="sc-keys">
        {keys.map((key) => (
          <Key key={key} label={key} disabled={disabled} press={() => type(digits + key)} />
        ))}
        <Key
          label={words.keypad.clear}
          quiet
          disabled={disabled || digits === ''}
          press={() => type('')}
        />
        <Key label="0" disabled={disabled} press={() => type(`${digits}0`)} />
        <button
          type="button"
          className="sc-key sc-key-quiet"
          aria-label={words.keypad.delete}
          disabled={disabled || digits === ''}
          onClick={() => type(digits.slice(0, -1))}
        >
          <DeleteIcon />
        </button>
      </div>
    </section>
  );
};

const Slots = ({ digits }: { digits: string }) => (
  <p className="sc-digits ar-digits">
    <span className="ar-unseen">{groupCode(digits)}</span>
    {[0, 4, 8].map((from) => (
      <span key={from} aria-hidden="true" className="sc-four">
        {[0, 1, 2, 3].map((at) => (
          <span key={at} className="sc-slot" data-next={digits.length === from + at}>
            {digits[from + at] ?? ''}
          </span>
        ))}
      </span>
    ))}
  </p>
);

const Key = ({
  label,
  press,
  disabled,
  quiet = false,
}: {
  label: string;
  press: () => void;
  disabled: boolean;
  quiet?: boolean;
}) => (
  <button
    type="button"
    className={quiet ? 'sc-key sc-key-quiet' : 'sc-key'}
    disabled={disabled}
    onClick={press}
  >
    {label}
  </button>
);
