import { categoryWords } from '#contract/place-words.ts';
import type { Category } from '#contract/place.ts';
import type { OfferFacts, PlaceFacts } from './page-facts.ts';
import { money, termsLine } from './page-words.ts';
import { escapeText } from './page-html.ts';

/** What a share card says; empty words are left out. */
export type Card = {
  sign: string;
  name: string;
  where: string;
  offer: string;
  price: string;
  was: string;
  category: Category;
};

/** The card of a place names its best offer that can be bought now. */
export const placeCard = (facts: PlaceFacts): Card => {
  const { place, city, offers } = facts;
  const best = offers.find(
    ({ price, terms }) => price && (terms.kind === 'package' || terms.kind === 'cash'),
  );
  const price = best?.price ?? null;
  return {
    sign: signOf(place.name),
    name: place.name,
    where: [city.name, categoryWords[place.category].zh, place.address ?? ''].join('  '),
    offer: best?.title ?? '',
    price: price ? money(price.totalFen) : '',
    was: price && price.originalFen > price.totalFen ? money(price.originalFen) : '',
    category: place.category,
  };
};

/** The card of an offer is led by the offer. */
export const offerCard = (facts: OfferFacts): Card => {
  const { place, city, offer, priced } = facts;
  const price = priced?.price ?? null;
  return {
    sign: signOf(place.name),
    name: offer.title,
    where: [place.name, city.name].join('  '),
    offer: priced ? termsLine(priced) : '',
    price: price ? money(price.totalFen) : '',
    was: price && price.originalFen > price.totalFen ? money(price.originalFen) : '',
    category: place.category,
  };
};

const signOf = (name: string): string =>
  name.match(/\p{L}|\p{N}/u)?.[0].toUpperCase() ?? '店';

/** The signs of the app by day: wash behind, ink on it. */
const hues: Partial<Record<Category, [wash: string, ink: string]>> = {
  restaurant: ['#fdeae2', '#b33c17'],
  fast_food: ['#fdeae2', '#b33c17'],
  bar: ['#f5e9f2', '#6d3a62'],
  beauty: ['#f5e9f2', '#6d3a62'],
  leisure: ['#f5e9f2', '#6d3a62'],
  culture: ['#f5e9f2', '#6d3a62'],
  lodging: ['#f5e9f2', '#6d3a62'],
  convenience: ['#e2f2ec', '#14664f'],
  supermarket: ['#e2f2ec', '#14664f'],
  shop: ['#e2f2ec', '#14664f'],
  health: ['#e2f2ec', '#14664f'],
  transport: ['#e2f2ec', '#14664f'],
};
const amber: [string, string] = ['#fcf0d6', '#7f4f00'];

const family = 'Noto Sans SC Thin';

/**
 * The card as an SVG of 1200 × 630, the size that networks show whole. `canDraw` says which
 * words the font has every sign for: others are left out rather than shown as boxes, and
 * stand in the title of the page anyway.
 */
export const drawCard = (card: Card, canDraw: (text: string) => boolean): string => {
  const [wash, ink] = hues[card.category] ?? amber;
  const shown = (text: string) => (canDraw(text) ? text : '');
  const name = wrap(shown(card.name), 14, 2);
  const words = [
    text({ x: 140, y: 205, size: 92, fill: ink, anchor: 'middle' }, shown(card.sign)),
    ...name.map((line, at) => text({ x: 250, y: 150 + at * 88, size: 68 }, line)),
    text(
      { x: 250, y: 150 + name.length * 88 - 16, size: 34, fill: '#71675d' },
      wrap(shown(card.where), 24, 1)[0] ?? '',
    ),
    text({ x: 72, y: 420, size: 40 }, wrap(shown(card.offer), 25, 1)[0] ?? ''),
    text({ x: 68, y: 530, size: 96, fill: '#b33c17' }, card.price),
    struck(card),
    text({ x: 1128, y: 556, size: 36, anchor: 'end' }, '抵达 Arrival'),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630">
<rect width="1200" height="630" fill="#fbf7f2"/>
<rect x="32" y="32" width="1136" height="566" rx="32" fill="#ffffff"/>
<rect x="72" y="104" width="136" height="136" rx="24" fill="${wash}" opacity="${
    canDraw(card.sign) ? 1 : 0.6
  }"/>
<path d="M72 330H1128" stroke="#e7ddd1" stroke-width="3" stroke-dasharray="2 12"
stroke-linecap="round"/>
<g transform="translate(842 507) scale(4)"><path fill="#e4572e"
d="M2.6 12V6.4a5.4 5.4 0 0 1 10.8 0V12H10V6.5a2 2 0 0 0-4 0V12z"/>
<path d="M6.8 10.6h2.4V12H15v2.6H1V12h5.8z" fill="#1e1b18"/></g>
${words.join('\n')}
</svg>`;
};

type Style = { x: number; y: number; size: number; fill?: string; anchor?: string };

const text = (
  { x, y, size, fill = '#1e1b18', anchor = 'start' }: Style,
  words: string,
): string =>
  words === ''
    ? ''
    : `<text x="${x}" y="${y}" font-family="${family}" font-weight="700" font-size="${size}"
fill="${fill}" text-anchor="${anchor}">${escapeText(words)}</text>`;

const struck = ({ price, was }: Card): string => {
  if (was === '') return '';
  const x = 68 + widthOf(price) * 96 + 36;
  const length = widthOf(was) * 44;
  return `${text({ x, y: 526, size: 44, fill: '#71675d' }, was)}
<path d="M${x} 511H${x + length}" stroke="#71675d" stroke-width="3"/>`;
};

/** How wide a text is, in ems: Chinese signs take one, others rather more than half. */
const widthOf = (words: string): number =>
  [...words].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 1 : 0.59), 0);

/** Breaks anywhere, as Chinese does; what does not fit in the last line ends in "…". */
const wrap = (words: string, ems: number, most: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const sign of words.replace(/\s+/g, ' ').trim()) {
    if (widthOf(line + sign) > ems) {
      if (lines.length === most - 1) return [...lines, `${line.slice(0, -1)}…`];
      lines.push(line);
      line = '';
    }
    line += sign;
  }
  return line === '' ? lines : [...lines, line];
};
