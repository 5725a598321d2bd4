import './filter-sheet.css';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { money } from '#ui/price.tsx';
import { usualParty } from '../search.ts';
import type { Narrowing } from '../search.ts';
import { useText } from '../text.ts';
import { Chip } from './filters.tsx';
import { Sheet } from './sheet.tsx';
import { Stepper } from './stepper.tsx';

const walks = [5, 10, 15, 30] as const;
const prices = [30, 60, 100, 200] as const;
const largestParty = 20;

/** What fewer people ask for; each takes effect at once, so there is nothing to confirm. */
export const FilterSheet = ({
  narrowing,
  set,
  close,
}: {
  narrowing: Narrowing;
  set: (change: Narrowing) => void;
  close: () => void;
}) => {
  const words = useText();
  const id = useId();
  return (
    <Sheet title={words.filters.sheet} close={close}>
      <div className="filter-row">
        <span id={`${id}-party`}>{words.filters.party}</span>
        <Stepper
          labelledBy={`${id}-party`}
          value={narrowing.party ?? usualParty}
          most={largestParty}
          change={(party) => set({ party: party === usualParty ? undefined : party })}
          words={words.filters.partyStepper}
        />
      </div>
      <Choice
        label={words.filters.walk}
        values={walks}
        chosen={narrowing.walk}
        say={words.filters.minutes}
        choose={(walk) => set({ walk })}
      />
      <Choice
        label={words.filters.price}
        values={prices}
        chosen={narrowing.most}
        say={(yuan) => words.filters.upTo(money(yuan * 100))}
        choose={(most) => set({ most })}
      />
      <Row label={words.filters.members}>
        <Chip
          on={narrowing.members === true}
          name={words.filters.membersOnly}
          flip={(on) => set({ members: on || undefined })}
        />
      </Row>
      <div className="filter-row">
        <label htmlFor={`${id}-at`}>{words.filters.at}</label>
        <input
          id={`${id}-at`}
          type="time"
          className="ar-input filter-time"
          value={narrowing.at ?? ''}
          onChange={({ target }) => set({ at: target.value || undefined })}
        />
      </div>
      <p className="ar-hint">{words.filters.atHint}</p>
      <div className="filter-foot">
        <button
          type="button"
          className="ar-button ar-button-bare"
          onClick={() => set(nothing)}
        >
          {words.filters.clear}
        </button>
        <button type="button" className="ar-button ar-button-main" onClick={close}>
          {words.filters.done}
        </button>
      </div>
    </Sheet>
  );
};

const nothing: Narrowing = {
  party: undefined,
  walk: undefined,
  most: undefined,
  members: undefined,
  at: undefined,
};

const Choice = ({
  label,
  values,
  chosen,
  say,
  choose,
}: {
  label: string;
  values: readonly number[];
  chosen: number | undefined;
  say: (value: number) => string;
  choose: (value: number | undefined) => void;
}) => (
  <Row label={label}>
    {values.map((value) => (
      <Chip
        key={value}
        on={chosen === value}
        name={say(value)}
        flip={(on) => choose(on ? value : undefined)}
      />
    ))}
  </Row>
);

const Row = ({ label, children }: { label: string; children: ReactNode }) => {
  const id = useId();
  return (
    <div className="filter-group">
      <p id={id}>{label}</p>
      <div className="filter-chips" role="group" aria-labelledby={id}>
        {children}
      </div>
    </div>
  );
};
