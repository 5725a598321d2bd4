import type { Category } from '#contract/place.ts';

const hues: Record<Category, 'persimmon' | 'jade' | 'amber' | 'plum'> = {
  restaurant: 'persimmon',
  fast_food: 'persimmon',
  bakery: 'amber',
  cafe: 'amber',
  bar: 'plum',
  beauty: 'plum',
  leisure: 'plum',
  culture: 'plum',
  lodging: 'plum',
  convenience: 'jade',
  supermarket: 'jade',
  shop: 'jade',
  health: 'jade',
  service: 'amber',
  transport: 'jade',
  education: 'amber',
  other: 'amber',
};

/**
 * A shop's sign: the first character of its name, hung out like a board over a door. It is
 * what one looks for when walking up the street. The name itself stands beside it.
 */
export const Sign = ({
  name,
  category,
  big = false,
}: {
  name: string;
  category: Category;
  big?: boolean;
}) => (
  <span
    className={`sign sign-${hues[category]}${big ? ' sign-big' : ''}`}
    aria-hidden="true"
  >
    {signOf(name)}
  </span>
);

/** "「岚」面馆" → "岚", "the Quay" → "Q": what a sign painter would pick. */
export const signOf = (name: string): string => {
  const bare = name.replace(/^(the|le|la)\s+/i, '').match(/\p{L}|\p{N}/u);
  return bare?.[0].toUpperCase() ?? '店';
};
