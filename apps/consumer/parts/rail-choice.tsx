import './rail-choice.css';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { RailName } from '#contract/payment.ts';
import { useCity } from '../city.tsx';
import { chosenRail, keepRail, preferRail, railsQuery } from '../rails.ts';
import { useText } from '../text.ts';

/** The rails that are offered, and the one that will be asked. */
export const useRail = () => {
  const city = useCity();
  const { data } = useQuery(railsQuery(city.id));
  const [chosen, setChosen] = useState(chosenRail);
  const offered = data?.items ?? [];
  return {
    /** Known once the server has said what is offered. */
    offered,
    none: data !== undefined && offered.length === 0,
    rail: preferRail(offered, chosen, navigator.userAgent),
    choose: (name: RailName) => {
      keepRail(name);
      setChosen(name);
    },
  };
};

/** How to pay; nothing to choose is nothing to show. */
export const RailChoice = ({
  offered,
  rail,
  choose,
}: Pick<ReturnType<typeof useRail>, 'offered' | 'rail' | 'choose'>) => {
  const words = useText().order;
  if (offered.length < 2) return null;
  return (
    <fieldset className="rail-choice">
      <legend>{words.payWith}</legend>
      {offered.map((name) => (
        <label key={name}>
          <input
            type="radio"
            name="rail"
            checked={name === rail}
            onChange={() => choose(name)}
          />
          <span>{words.rails[name]}</span>
        </label>
      ))}
    </fieldset>
  );
};
