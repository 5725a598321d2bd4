import './search-box.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useCity } from '../city.tsx';
import { useHere } from '../here.ts';
import { suggestQuery } from '../queries.ts';
import { forgetSearches, recentSearches } from '../recent-searches.ts';
import { useText } from '../text.ts';
import { Icon } from './icon.tsx';
import { SearchOption } from './search-option.tsx';
import type { Offered } from './search-option.tsx';

const restMs = 150;
const firstCharacters = 2;

type SearchBoxProps = {
  /** The words of the results below, or nothing yet. */
  value: string;
  submit: (words: string) => void;
  /** Goes to a place that was chosen by name. */
  open: (placeId: string) => void;
};

/**
 * One box for everything: what was typed, what is about to be, what was searched before. A
 * combobox: the focus stays in the field while the arrows walk through the list.
 */
export const SearchBox = (props: SearchBoxProps) => {
  const words = useText();
  const id = useId();
  const box = useBox(props);
  const { field, typed, chosen, isShown } = box;
  return (
    <search
      className="search-box"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) box.setIsOpen(false);
      }}
    >
      <div className="search-field">
        <Icon name="search" size={20} />
        <input
          ref={field}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={60}
          role="combobox"
          aria-label={words.search.label}
          aria-autocomplete="list"
          aria-expanded={isShown}
          aria-controls={`${id}-list`}
          aria-activedescendant={isShown && chosen >= 0 ? `${id}-${chosen}` : undefined}
          placeholder={words.search.hint}
          value={typed}
          onFocus={() => box.setIsOpen(true)}
          onCompositionStart={() => box.setIsComposing(true)}
          onCompositionEnd={() => box.setIsComposing(false)}
          onChange={({ target }) => box.type(target.value)}
          onKeyDown={box.onKeyDown}
        />
        {typed === '' ? null : (
          <button
            type="button"
            className="icon-button"
            aria-label={words.search.clear}
            onClick={() => {
              box.type('');
              field.current?.focus();
            }}
          >
            <Icon name="close" size={18} />
          </button>
        )}
      </div>
      <OfferedList id={id} box={box} />
    </search>
  );
};

const OfferedList = ({ id, box }: { id: string; box: ReturnType<typeof useBox> }) => {
  const words = useText();
  return (
    <div className="search-list" hidden={!box.isShown}>
      {box.isRecent ? <RecentHead forget={box.forget} /> : null}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={box.isRecent ? words.search.recent : words.search.suggestions}
      >
        {box.offered.map((option, at) => (
          <SearchOption
            key={`${option.kind} ${option.placeId ?? ''} ${option.text}`}
            id={`${id}-${at}`}
            option={option}
            isOn={at === box.chosen}
            choose={() => box.choose(option)}
          />
        ))}
      </div>
    </div>
  );
};

const RecentHead = ({ forget }: { forget: () => void }) => {
  const words = useText();
  return (
    <div className="search-recent">
      <p>
        {words.search.recent}
        <small>{words.search.recentPromise}</small>
      </p>
      <button type="button" className="link-button" onClick={forget}>
        {words.search.forget}
      </button>
    </div>
  );
};

/** What is typed, offered and chosen, and what each key does to it. */
const useBox = ({ value, submit, open }: SearchBoxProps) => {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const [isOpen, setIsOpen] = useState(false);
  const [isComposing, setIsComposing] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const [recent, setRecent] = useState(recentSearches);
  const suggested = useSuggested(typed, isOpen && !isComposing);
  const isRecent = typed.trim() === '';
  const offered = isRecent ? recent.map(ofRecent) : suggested;
  const isShown = isOpen && offered.length > 0;
  useEffect(() => {
    setTyped(value);
    // Who comes here without words comes to type some.
    if (value === '') field.current?.focus({ preventScroll: true });
  }, [value]);
  const take = (text: string) => {
    const asked = text.trim();
    if (asked === '') return;
    setTyped(asked);
    setIsOpen(false);
    setChosen(-1);
    field.current?.blur();
    submit(asked);
    setRecent(recentSearches());
  };
  const choose = (option: Offered) =>
    option.kind === 'name' && option.placeId ? open(option.placeId) : take(option.text);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const act = actOf(event.key);
    // While a word is being composed the keys are the input method's.
    if (!act || event.nativeEvent.isComposing || isComposing) return;
    event.preventDefault();
    const option = isShown ? offered[chosen] : undefined;
    if (act === 'take') return option ? choose(option) : take(typed);
    setChosen(act === 'leave' ? -1 : walk(chosen, act, offered.length));
    setIsOpen(act !== 'leave');
    if (act === 'leave' && !isShown) setTyped('');
  };
  return {
    field,
    typed,
    offered,
    chosen,
    isRecent,
    isShown,
    setIsOpen,
    setIsComposing,
    choose,
    onKeyDown,
    type: (text: string) => {
      setTyped(text);
      setIsOpen(true);
      setChosen(-1);
    },
    forget: () => {
      forgetSearches();
      setRecent([]);
      field.current?.focus();
    },
  };
};

const ofRecent = (text: string): Offered => ({
  kind: 'recent',
  text,
  highlights: [],
  placeId: null,
});

const actOf = (key: string): 'take' | 'leave' | 1 | -1 | null => {
  if (key === 'Enter') return 'take';
  if (key === 'Escape') return 'leave';
  return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : null;
};

/** One further, and past either end back to the field itself. */
const walk = (from: number, step: number, length: number): number => {
  const next = from + step;
  if (next < -1) return length - 1;
  return next >= length ? -1 : next;
};

/** From the second character on, once the fingers rest; the newest question wins. */
const useSuggested = (typed: string, isWanted: boolean): readonly Offered[] => {
  const city = useCity();
  const { here } = useHere(city);
  const [rested, setRested] = useState(typed.trim());
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed.trim()), restMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const isEnough = [...rested].length >= firstCharacters;
  const { data } = useQuery({
    ...suggestQuery(city.id, { words: rested, lat: here.lat, lon: here.lon }),
    enabled: isWanted && isEnough,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return isEnough ? (data?.items ?? []) : [];
};
