import { escapeText } from './page-html.ts';

export type Located = { address: string; changedAt: Date | null };

const schema = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** Addresses of pages, at most 50,000 by the rules of the format. */
export const urlSet = (pages: readonly Located[]): string => wrap('urlset', 'url', pages);

/** Addresses of such lists. */
export const sitemapIndex = (parts: readonly Located[]): string =>
  wrap('sitemapindex', 'sitemap', parts);

const wrap = (outer: string, inner: string, all: readonly Located[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${outer} xmlns="${schema}">\n${all
    .map(({ address, changedAt }) => {
      const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : '';
      return `<${inner}><loc>${escapeText(address)}</loc>${changed}</${inner}>\n`;
    })
    .join('')}</${outer}>\n`;
