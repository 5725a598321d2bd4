import { lazy, Suspense, useState } from 'react';
import type { Category } from '#contract/place.ts';
import { setBehindMore } from '../search.ts';
import type { Narrowing, NearbySearch } from '../search.ts';
import { useText } from '../text.ts';
import { Icon } from './icon.tsx';

// Opened by few, so the first screen does not wait for it.
const FilterSheet = lazy(async () => {
  const { FilterSheet: loaded } = await import('./filter-sheet.tsx');
  return { default: loaded };
});

// The kinds people go out for; the rest are found on the map and by name.
const offered: readonly Category[] = [
  'restaurant',
  'cafe',
  'fast_food',
  'bakery',
  'bar',
  'leisure',
  'beauty',
  'culture',
  'shop',
  'lodging',
];

type FiltersProps = {
  search: NearbySearch;
  set: (change: NearbySearch) => void;
  /** A list by words has an order of its own. */
  hasOrder?: boolean;
};

/** Chips over a list: what, open, with an offer, in which order; the rest behind "more". */
export const Filters = ({ search, set, hasOrder = true }: FiltersProps) => {
  const words = useText();
  const [isOpen, setIsOpen] = useState(false);
  const count = setBehindMore(search);
  return (
    <>
      <div className="chips" role="group" aria-label={words.filters.label}>
        <button
          type="button"
          className={count > 0 ? 'chip chip-more chip-set' : 'chip chip-more'}
          aria-haspopup="dialog"
          onClick={() => setIsOpen(true)}
        >
          <Icon name="filter" size={18} />
          {count > 0 ? words.filters.moreSet(count) : words.filters.more}
        </button>
        {hasOrder ? (
          <Chip
            on={search.sort === 'distance'}
            name={words.filters.nearest}
            flip={(on) => set({ sort: on ? 'distance' : undefined })}
          />
        ) : null}
        <Chip
          on={search.open === true}
          name={words.filters.open}
          flip={(on) => set({ open: on || undefined })}
        />
        <Chip
          on={search.offer === true}
          name={words.filters.offer}
          flip={(on) => set({ offer: on || undefined })}
        />
        {offered.map((category) => (
          <Chip
            key={category}
            on={search.category === category}
            name={words.category[category]}
            flip={(on) => set({ category: on ? category : undefined })}
          />
        ))}
      </div>
      {isOpen ? (
        <Suspense fallback={null}>
          <FilterSheet
            narrowing={search}
            set={(change: Narrowing) => set(change)}
            close={() => setIsOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
};

export const Chip = ({
  on,
  name,
  flip,
}: {
  on: boolean;
  name: string;
  flip: (on: boolean) => void;
}) => (
  <button type="button" className="chip" aria-pressed={on} onClick={() => flip(!on)}>
    {name}
  </button>
);
