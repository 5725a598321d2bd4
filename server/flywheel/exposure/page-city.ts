import { categoryWords } from '#contract/place-words.ts';
import { placesNear } from '#flywheel/place/find.ts';
import { thisCity } from '#kit/city.ts';
import type { FilledPage } from '#kit/web.ts';
import type { AnyWork } from '#kit/work.ts';
import type { PageAddresses } from './page-addresses.ts';
import { framePlain } from './page-frame.ts';
import { html } from './page-html.ts';

const placesShown = 40;
const aroundMetres = 2_000;

/** A city's own page: what it is, and the places around its centre to go on from. */
export const cityPage = async (work: AnyWork, at: PageAddresses): Promise<FilledPage> => {
  const city = await thisCity(work);
  const places = await placesNear(work, {
    from: city,
    radiusMetres: aroundMetres,
    limit: placesShown,
  });
  const title = `${city.name} · 此刻、此地、此店`;
  const description = `${city.name}身边的店和优惠：现在开着的、走得到的、你付得起的，一步买到。`;
  return framePlain(
    200,
    { title, description, canonical: at.city() },
    html`<h1>${city.name}：此刻、此地</h1>
      <p class="first-quiet">市中心附近的店</p>
      <ul>
        ${places.map(
          ({ id, name, category, address }) =>
            html`<li class="first-note">
              <a href="${at.within.place(id)}">${name}</a>
              <p class="first-quiet">
                ${[categoryWords[category].zh, address ?? ''].join(' ')}
              </p>
            </li>`,
        )}
      </ul>`,
  );
};
