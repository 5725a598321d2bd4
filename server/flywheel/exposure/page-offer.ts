import { categoryWords } from '#contract/place-words.ts';
import type { PricedOffer } from '#contract/quote.ts';
import type { FilledPage } from '#kit/web.ts';
import type { PageAddresses } from './page-addresses.ts';
import type { OfferFacts } from './page-facts.ts';
import { framePage } from './page-frame.ts';
import { html } from './page-html.ts';
import type { Html } from './page-html.ts';
import { offerOf } from './page-linked-data.ts';
import { priceLine, wayBack } from './page-place.ts';
import { money, termsLine } from './page-words.ts';

/**
 * An offer as everybody may read and share it. It has one address, that of its first open
 * store, whichever store was asked for; 410 where its sale, or the place, is over.
 */
export const offerPage = (
  facts: OfferFacts,
  at: PageAddresses,
  cardVersion: string,
): FilledPage => {
  const { place, city, offer, priced } = facts;
  const canonical = at.offer(facts.homePlaceId, offer.id);
  const where = `${place.name} · ${city.name}${categoryWords[place.category].zh}`;
  if (!priced) {
    const description = `${where}：这个优惠已经下架。`;
    const title = `${offer.title} · ${where}`;
    return framePage(410, { title, description, canonical, hidden: true }, [
      html`<h1>${offer.title}</h1>
        <p class="first-gone">这个优惠已经下架，买过的券照样能用。</p>`,
      placeLink(facts, at),
      wayBack(city, at),
    ]);
  }
  const sum = priced.price ? ` ${money(priced.price.totalFen)}` : '';
  const head = {
    title: `${offer.title}${sum} · ${where}`,
    description: `${termsLine(priced)}。${place.address ?? city.name}。没用随时退，过期自动退。`,
    canonical,
    image: {
      url: `${at.offerCard(place.id, offer.id)}?v=${cardVersion}`,
      alt: `${offer.title}${sum} · ${place.name}`,
    },
    facts: offerOf({ ...facts, priced }, at),
  };
  return framePage(200, head, [
    html`<h1>${offer.title}</h1>
      <p class="first-quiet">${where}</p>`,
    html`<div class="first-facts"><div>${contents(priced)}${priceLine(priced)}</div></div>`,
    html`<p class="first-quiet">没用随时退，过期 24 小时内自动退款。</p>`,
    placeLink(facts, at),
    wayBack(city, at),
  ]);
};

const contents = (priced: PricedOffer): Html => html`<p>${termsLine(priced)}</p>`;

const placeLink = ({ place }: OfferFacts, at: PageAddresses): Html =>
  html`<h2>去哪用</h2>
    <p>
      <a href="${at.within.place(place.id)}">${place.name}</a>
      <span class="first-quiet">${place.address}</span>
    </p>`;
