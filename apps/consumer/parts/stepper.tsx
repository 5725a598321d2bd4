import './price-lines.css';
import { useText } from '../text.ts';

/** How many, from one to `most`; at an end the button says why it rests. */
export const Stepper = ({
  value,
  most,
  change,
  labelledBy,
}: {
  value: number;
  most: number;
  change: (value: number) => void;
  labelledBy: string;
}) => {
  const words = useText();
  return (
    <div className="stepper" role="group" aria-labelledby={labelledBy}>
      <button
        type="button"
        aria-label={words.stepper.less}
        disabled={value <= 1}
        onClick={() => change(value - 1)}
      >
        −
      </button>
      <output className="ar-digits">{value}</output>
      <button
        type="button"
        aria-label={words.stepper.more}
        disabled={value >= most}
        onClick={() => change(value + 1)}
      >
        +
      </button>
      {value >= most && most < 10 ? <small>{words.stepper.most(most)}</small> : null}
    </div>
  );
};
