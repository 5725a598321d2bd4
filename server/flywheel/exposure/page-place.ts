import { categoryWords } from '#contract/place-words.ts';
import type { NoteView } from '#contract/note.ts';
import type { PricedOffer } from '#contract/quote.ts';
import type { CityTable } from '#kit/city.ts';
import type { FilledPage } from '#kit/web.ts';
import type { PageAddresses } from './page-addresses.ts';
import type { PlaceFacts } from './page-facts.ts';
import { framePage } from './page-frame.ts';
import { openDays } from './page-hours.ts';
import { html, shorten } from './page-html.ts';
import type { Html } from './page-html.ts';
import { businessOf } from './page-linked-data.ts';
import { hoursLine, money, termsLine } from './page-words.ts';

const offersShown = 12;

/** A place as everybody may read and share it; 410 where it has closed for good. */
export const placePage = (
  facts: PlaceFacts,
  at: PageAddresses,
  cardVersion: string,
): FilledPage => {
  const { place, city, offers, notes } = facts;
  const where = `${city.name}${categoryWords[place.category].zh}`;
  const head = {
    title: `${place.name} · ${where}`,
    description: describe(facts),
    canonical: at.place(place.id),
  };
  if (place.closedAt) {
    return framePage(410, { ...head, hidden: true }, [
      headLines(facts),
      html`<p class="first-gone">这家店已经歇业，不再出售。没用的券会退款。</p>`,
      wayBack(city, at),
    ]);
  }
  const image = {
    url: `${at.placeCard(place.id)}?v=${cardVersion}`,
    alt: `${place.name} · ${where}`,
  };
  return framePage(200, { ...head, image, facts: businessOf(facts, at) }, [
    headLines(facts),
    factLines(facts),
    html`<h2>在售</h2>
      ${offersOf(facts, offers, at)}`,
    html`<h2>大家说</h2>
      ${notesOf(notes, city)}`,
    wayBack(city, at),
  ]);
};

/** "双人面套餐 ¥58（菜单价 ¥76）。码头路 1 号": what shares and search results show. */
const describe = ({ place, city, offers, week }: PlaceFacts): string => {
  const best = offers.find(
    ({ price, terms }) => price && (terms.kind === 'package' || terms.kind === 'cash'),
  );
  const sold = best ? soldLine(best) : '';
  const hours = week ? openDays(week).map(hoursLine).join('，') : '';
  const parts = [place.address ?? city.name, hours].filter((part) => part !== '');
  return `${sold}${parts.join(' · ')}。在抵达看这家店现在的优惠和大家怎么说。`;
};

/** "双人面套餐 ¥58（菜单价 ¥76）。" */
const soldLine = ({ title, terms, price }: PricedOffer): string => {
  if (!price) return '';
  const was = terms.kind === 'cash' ? '抵' : '菜单价';
  const more = price.savedFen > 0 ? `（${was} ${money(price.originalFen)}）` : '';
  return `${title} ${money(price.totalFen)}${more}。`;
};

export const headLines = ({ place, city }: PlaceFacts): Html =>
  html` <h1>${place.name}</h1>
    <p class="first-quiet">
      ${[city.name, categoryWords[place.category].zh].join(' · ')}
    </p>`;

const factLines = ({ place, ...facts }: PlaceFacts): Html =>
  html`<dl class="first-facts">
    <div>
      <dt>怎么去</dt>
      <dd>
        ${place.address ?? '没有登记地址，看地图过去'}
        <span
          ><a class="first-way" href="${wayTo(place)}">高德导航</a
          ><a class="first-way" href="geo:${place.lat},${place.lon}"
            >用手机地图打开</a
          ></span
        >
      </dd>
    </div>
    <div>
      <dt>营业时间</dt>
      <dd>${hoursOf({ place, ...facts })}</dd>
    </div>
    ${
      place.phone
        ? html`<div>
            <dt>电话</dt>
            <dd><a href="tel:${place.phone}">${place.phone}</a></dd>
          </div>`
        : null
    }
  </dl>`;

const wayTo = ({ lat, lon, name }: PlaceFacts['place']): string =>
  `https://uri.amap.com/marker?${new URLSearchParams({
    position: `${lon},${lat}`,
    name,
    coordinate: 'wgs84',
    callnative: '1',
  }).toString()}`;

const hoursOf = ({ place: { hoursText }, week, holidaysDiffer }: PlaceFacts): Html => {
  if (week && week.length > 0) {
    const lines = openDays(week).map(hoursLine);
    if (holidaysDiffer) lines.push('节假日时间不同，去之前问一声');
    return html`${lines.map((line) => html`<span>${line}</span>`)}`;
  }
  return html`${hoursText ?? '营业时间不详，去之前打个电话更稳妥'}`;
};

const offersOf = (
  { place }: PlaceFacts,
  offers: readonly PricedOffer[],
  at: PageAddresses,
): Html => {
  if (offers.length === 0) return html`<p class="first-quiet">这家店现在没有优惠</p>`;
  return html`<ul>
    ${offers.slice(0, offersShown).map(
      (offer) =>
        html`<li class="first-offer">
          <h3>${titleOf(offer, at.within.offer(place.id, offer.offerId))}</h3>
          <p class="first-quiet">${termsLine(offer)}</p>
          ${priceLine(offer)}
        </li>`,
    )}
  </ul>`;
};

const titleOf = ({ title, terms, price }: PricedOffer, address: string): Html =>
  price && (terms.kind === 'package' || terms.kind === 'cash')
    ? html`<a href="${address}">${title}</a>`
    : html`${title}`;

/** Everybody's price; a discount has none of its own and is taken off the bill. */
export const priceLine = (offer: PricedOffer): Html => {
  const { price, terms, memberTotalFen } = offer;
  if (terms.kind === 'bill' || terms.kind === 'timed') {
    return html`<p class="first-quiet">付账单时自动用上</p>`;
  }
  if (!price) return html`<p class="first-quiet">现在买不到</p>`;
  const was = price.originalFen > price.totalFen ? price.originalFen : null;
  return html`<p class="first-price">
    ${money(price.totalFen)}${
      was === null ? null : html`<s>${money(was)}</s>`
    }${memberTotalFen === null ? null : html`<small>会员 ${money(memberTotalFen)}</small>`}
  </p>`;
};

const notesOf = (notes: readonly NoteView[], city: CityTable): Html => {
  if (notes.length === 0) return html`<p class="first-quiet">还没有人写过</p>`;
  return html`<ul>
    ${notes.map(
      ({ text, authorName, writtenAt }) =>
        html`<li class="first-note">
          <p>${linesOf(text)}</p>
          <p class="first-quiet">${authorName} · ${dayOf(writtenAt, city.timeZone)}</p>
        </li>`,
    )}
  </ul>`;
};

const dayOf = (at: string, timeZone: string): Html =>
  html`<time datetime="${at}">${dayIn(timeZone).format(new Date(at))}</time>`;

/** Making a formatter costs more than the rest of the page. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

const dayIn = (timeZone: string): Intl.DateTimeFormat => {
  const known = dayFormats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('zh-CN', { timeZone, dateStyle: 'medium' });
  dayFormats.set(timeZone, made);
  return made;
};

/** A long note keeps its lines and loses its end. */
const linesOf = (text: string): Html[] => {
  const signs = [...text];
  const told = signs.length <= 400 ? text : `${signs.slice(0, 400).join('')}…`;
  return told
    .split('\n')
    .map((line, at) => (at === 0 ? html`${line}` : html`<br />${line}`));
};

export const wayBack = (city: CityTable, at: PageAddresses): Html =>
  html`<nav>
    <a href="${at.within.city()}">看看${shorten(city.name, 20)}附近还有什么</a>
  </nav>`;
