/** Which sentences suit which trade: nobody says of a barber what they say of a bar. */
import * as cafe from './note-words/cafe.ts';
import * as care from './note-words/care.ts';
import * as dish from './note-words/dish.ts';
import * as meal from './note-words/meal.ts';
import * as night from './note-words/night.ts';
import * as play from './note-words/play.ts';
import * as quick from './note-words/quick.ts';
import * as stay from './note-words/stay.ts';
import type { NoteLine } from './note-words/lines.ts';

export type NoteBank = {
  id: string;
  openings: readonly NoteLine[];
  middles: readonly NoteLine[];
  tails: readonly NoteLine[];
  dishes: readonly NoteLine[];
  /** What is said of a second thing; where there is one. */
  seconds: readonly NoteLine[];
};

const banks = {
  quick: {
    id: 'quick',
    openings: quick.quickOpenings,
    middles: quick.quickMiddles,
    tails: quick.quickTails,
    dishes: dish.dishLines,
    seconds: dish.secondDishLines,
  },
  meal: {
    id: 'meal',
    openings: meal.mealOpenings,
    middles: meal.mealMiddles,
    tails: meal.mealTails,
    dishes: dish.dishLines,
    seconds: dish.secondDishLines,
  },
  night: {
    id: 'night',
    openings: night.nightOpenings,
    middles: night.nightMiddles,
    tails: night.nightTails,
    dishes: dish.dishLines,
    seconds: dish.secondDishLines,
  },
  cafe: {
    id: 'cafe',
    openings: cafe.cafeOpenings,
    middles: cafe.cafeMiddles,
    tails: cafe.cafeTails,
    dishes: dish.dishLines,
    seconds: dish.secondDishLines,
  },
  care: {
    id: 'care',
    openings: care.careOpenings,
    middles: care.careMiddles,
    tails: care.careTails,
    dishes: dish.serviceLines,
    seconds: [],
  },
  play: {
    id: 'play',
    openings: play.playOpenings,
    middles: play.playMiddles,
    tails: play.playTails,
    dishes: dish.serviceLines,
    seconds: [],
  },
  stay: {
    id: 'stay',
    openings: stay.stayOpenings,
    middles: stay.stayMiddles,
    tails: stay.stayTails,
    dishes: dish.stayDishLines,
    seconds: [],
  },
} satisfies Record<string, NoteBank>;

const suited: readonly (readonly [NoteBank, string])[] = [
  [banks.quick, 'breakfast rice-rolls noodles dumplings snacks bento roast'],
  [banks.meal, 'seafood home-cooking dim-sum hotpot spicy japanese southern-sea western'],
  [banks.meal, 'vegetarian'],
  [banks.night, 'grill porridge bar'],
  [banks.cafe, 'coffee milk-tea bakery dessert tea-house'],
  [banks.care, 'hair nails massage laundry repair tailor photo pets glasses'],
  [banks.play, 'gym yoga sea-sport karaoke tabletop billiards cinema children workshop'],
  [banks.play, 'gallery classes flowers books'],
  [banks.stay, 'inn'],
];

const bankByTrade = new Map(
  suited.flatMap(([bank, ids]) => ids.split(' ').map((id) => [id, bank] as const)),
);

/** The bank of a trade; null for shops that nobody writes about. */
export function bankOf(tradeId: string): NoteBank | null {
  return bankByTrade.get(tradeId) ?? null;
}
