/** Which trade sells what. Trades without a menu are places people just drop in to. */
import * as care from './menus/care.ts';
import * as evening from './menus/evening.ts';
import * as foreign from './menus/foreign.ts';
import * as morning from './menus/morning.ts';
import * as sweet from './menus/sweet.ts';
import * as table from './menus/table.ts';
import type { Dish } from './menus/menu.ts';

export const menus: Readonly<Record<string, readonly Dish[]>> = {
  'breakfast': morning.breakfastMenu,
  'rice-rolls': morning.riceRollMenu,
  'noodles': morning.noodleMenu,
  'dumplings': morning.dumplingMenu,
  'snacks': morning.snackMenu,
  'bento': morning.canteenMenu,
  'seafood': table.seafoodMenu,
  'home-cooking': table.homeMenu,
  'dim-sum': table.dimSumMenu,
  'hotpot': table.hotpotMenu,
  'spicy': table.spicyMenu,
  'roast': table.roastMenu,
  'japanese': foreign.japaneseMenu,
  'southern-sea': foreign.southernMenu,
  'western': foreign.westernMenu,
  'vegetarian': foreign.vegetarianMenu,
  'grill': evening.grillMenu,
  'porridge': evening.porridgeMenu,
  'bar': evening.barMenu,
  'coffee': sweet.coffeeMenu,
  'milk-tea': sweet.milkTeaMenu,
  'bakery': sweet.bakeryMenu,
  'dessert': sweet.dessertMenu,
  'tea-house': sweet.teaMenu,
  'hair': care.hairMenu,
  'nails': care.nailMenu,
  'massage': care.massageMenu,
  'gym': care.gymMenu,
  'yoga': care.yogaMenu,
  'sea-sport': care.seaMenu,
  'karaoke': care.karaokeMenu,
  'tabletop': care.tabletopMenu,
  'billiards': care.billiardsMenu,
  'cinema': care.cinemaMenu,
  'children': care.childrenMenu,
  'workshop': care.workshopMenu,
  'gallery': care.galleryMenu,
  'inn': care.innMenu,
  'laundry': care.laundryMenu,
  'repair': care.repairMenu,
  'tailor': care.tailorMenu,
  'photo': care.photoMenu,
  'pets': care.petMenu,
  'classes': care.classMenu,
  'flowers': care.flowerMenu,
  'books': care.bookMenu,
  'glasses': care.opticianMenu,
};

/**
 * The dishes of one shop: what its sign promises, then what any shop of the trade
 * has. `sign` is the name over the door.
 */
export function dishesOf(tradeId: string, sign: string): readonly Dish[] {
  const all = menus[tradeId] ?? [];
  const own = all.filter((dish) => dish.onlyFor.some((thing) => sign.includes(thing)));
  return [...own, ...all.filter((dish) => dish.onlyFor.length === 0)];
}
