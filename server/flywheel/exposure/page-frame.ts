import type { FilledPage } from '#kit/web.ts';
import { html, linkedDataOf, shorten } from './page-html.ts';
import type { Html } from './page-html.ts';
import { firstStyle, takeOver } from './page-style.ts';

export type PageHead = {
  title: string;
  description: string;
  /** The one address of this page whatever was asked; null where it has none. */
  canonical: string | null;
  image?: { url: string; alt: string };
  facts?: object;
  /** Search engines are told to forget this address. */
  hidden?: boolean;
};

const siteName = '抵达 Arrival';

/**
 * Head and first reading of a page. With JavaScript the app is built underneath and the
 * reading leaves when the app has its own heading; without, the reading is the page.
 */
export const framePage = (
  status: number,
  head: PageHead,
  reading: Html | readonly Html[],
): FilledPage => ({
  status,
  head: headOf(head).html,
  first: html`<div id="first"><main class="first-page">${reading}</main></div>
    ${takeOver}`.html,
});

/** A page whose reading is only for browsers without JavaScript: the app has its own. */
export const framePlain = (status: number, head: PageHead, reading: Html): FilledPage => ({
  status,
  head: headOf(head).html,
  first: html`<noscript><main class="first-page">${reading}</main></noscript>`.html,
});

const headOf = (head: PageHead): Html => {
  const title = shorten(head.title, 70);
  const description = shorten(head.description, 160);
  const { canonical, image } = head;
  return html`
    <title>${title}</title>
    <meta name="description" content="${description}" />
    ${
      canonical === null
        ? null
        : html`<link rel="canonical" href="${canonical}" />
            <meta property="og:url" content="${canonical}" />`
    }
    ${head.hidden ? html`<meta name="robots" content="noindex" />` : null}
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content="${siteName}" />
    <meta property="og:locale" content="zh_CN" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${description}" />
    ${image ? imageOf(image) : null} ${head.facts ? linkedDataOf(head.facts) : null}
    ${firstStyle}
  `;
};

const imageOf = ({ url, alt }: { url: string; alt: string }): Html =>
  html` <meta property="og:image" content="${url}" />
    <meta property="og:image:type" content="image/png" />
    <meta property="og:image:width" content="1200" />
    <meta property="og:image:height" content="630" />
    <meta property="og:image:alt" content="${alt}" />
    <meta name="twitter:card" content="summary_large_image" />`;
