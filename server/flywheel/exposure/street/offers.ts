import { OfferState } from '#contract/offer.ts';
import type { Funding } from '#contract/offer.ts';
import type { OfferTerms } from '#contract/offer-terms.ts';
import type { Candidate } from '#flywheel/quote/candidate.ts';
import { makeRows } from './columns.ts';
import { IdTable } from './id-table.ts';
import { TextsOnce } from './texts-once.ts';
import type { Texts } from './texts.ts';

/**
 * The offers of a city, three a place, in bytes: numbers in columns, titles as texts, and
 * terms with their funding once for all offers that share them, as the branches of a chain
 * do. They become objects when somebody prices them, and only then.
 */
export type Offers = ReturnType<typeof makeOffers>;
export type StreetOffer = Candidate & { placeIds: readonly string[] };

type Recipe = { terms: OfferTerms; funding: Funding };

const states = OfferState.options;
const unlimited = -1;
/** Parsed recipes that are kept; the rest is parsed again when it is needed. */
const parsedLimit = 20_000;

export const makeOffers = (texts: Texts) => {
  const ids = new IdTable();
  const rows = makeRows({
    state: 'u8',
    title: 'u32',
    recipe: 'u32',
    stockLeft: 'i32',
    perPerson: 'i32',
    sellFrom: 'f64',
    sellUntil: 'f64',
  });
  const recipes = makeRecipes(texts);
  return {
    ids,
    rows,
    /** Puts what the table says of an offer; answers with its number. */
    put: (offer: StreetOffer): number => {
      const no = ids.add(offer.id);
      const isKnown = no < rows.length;
      if (!isKnown) rows.add();
      const { at } = rows;
      if (!isKnown || texts.read(at.title[no] ?? 0) !== offer.title) {
        if (isKnown) texts.forget(at.title[no] ?? 0);
        at.title[no] = texts.put(offer.title);
      }
      at.recipe[no] = recipes.refOf(offer);
      at.state[no] = states.indexOf(offer.state);
      at.stockLeft[no] = offer.stockLeft ?? unlimited;
      at.perPerson[no] = offer.perPersonLimit ?? unlimited;
      at.sellFrom[no] = offer.sellFrom.getTime();
      at.sellUntil[no] = offer.sellUntil.getTime();
      return no;
    },
    /** The offer as those who price it see it. */
    read: (no: number): Candidate => {
      const { at } = rows;
      const stockLeft = at.stockLeft[no] ?? unlimited;
      const perPerson = at.perPerson[no] ?? unlimited;
      return {
        id: ids.idOf(no),
        title: texts.read(at.title[no] ?? 0),
        ...recipes.read(at.recipe[no] ?? 0),
        state: states[at.state[no] ?? 0] ?? 'draft',
        stockLeft: stockLeft === unlimited ? null : stockLeft,
        perPersonLimit: perPerson === unlimited ? null : perPerson,
        sellFrom: new Date(at.sellFrom[no] ?? 0),
        sellUntil: new Date(at.sellUntil[no] ?? 0),
      };
    },
    /** Terms alone, for questions that need no more. */
    termsOf: (no: number): OfferTerms => recipes.read(rows.at.recipe[no] ?? 0).terms,
    bytes: () => ids.bytes() + rows.bytes() + recipes.kept.bytes(),
    recipes,
  };
};

/** Terms with their funding, each kept once. */
const makeRecipes = (texts: Texts) => {
  const kept = new TextsOnce(texts);
  let parsed = new Map<number, Recipe>();
  return {
    kept,
    refOf: ({ terms, funding }: Recipe): number =>
      kept.put(JSON.stringify({ terms, funding })),
    read: (ref: number): Recipe => {
      const known = parsed.get(ref);
      if (known) return known;
      const recipe: Recipe = JSON.parse(texts.read(ref));
      if (parsed.size >= parsedLimit) parsed = new Map();
      parsed.set(ref, recipe);
      return recipe;
    },
  };
};
