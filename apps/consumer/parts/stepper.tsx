import './price-lines.css';
import { useText } from '../text.ts';

/** How many, from one to `most`; at an end the button says why it rests. */
export const Stepper = ({
  value,
  most,
  change,
  labelledBy,
  words: said,
}: {
  value: number;
  most: number;
  change: (value: number) => void;
  labelledBy: string;
  /** Where it counts something else than what is bought. */
  words?: { less: string; more: string };
}) => {
  const words = useText();
  const { less, more } = said ?? words.stepper;
  return (
    <div className="stepper" role="group" aria-labelledby={labelledBy}>
      <button
        type="button"
        aria-label={less}
        disabled={value <= 1}
        onClick={() => change(value - 1)}
      >
        −
      </button>
      <output className="ar-digits">{value}</output>
      <button
        type="button"
        aria-label={more}
        disabled={value >= most}
        onClick={() => change(value + 1)}
      >
        +
      </button>
      {value >= most && most < 10 ? <small>{words.stepper.most(most)}</small> : null}
    </div>
  );
};
