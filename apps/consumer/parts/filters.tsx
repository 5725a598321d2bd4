import { getRouteApi } from '@tanstack/react-router';
import type { Category } from '#contract/place.ts';
import type { NearbySearch } from '../search.ts';
import { useText } from '../text.ts';

const route = getRouteApi('/in/$city/');

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

/** Chips over the list: what, open, with an offer, and in which order. */
export const Filters = () => {
  const words = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: NearbySearch) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  return (
    <div className="chips" role="group" aria-label={words.filters.label}>
      <Chip
        on={search.sort === 'distance'}
        name={words.filters.nearest}
        flip={(on) => set({ sort: on ? 'distance' : undefined })}
      />
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
  );
};

const Chip = ({
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
