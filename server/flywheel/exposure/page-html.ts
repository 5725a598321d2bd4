/** HTML that may stand in a page as it is. Everything else is text and gets escaped. */
export type Html = { readonly html: string };
type Given = string | number | null | Html | readonly Html[];

/**
 * A tagged template: whatever is filled in is escaped, unless it was made here. Names and
 * notes are hostile input, and this way forgetting to escape one is not possible.
 */
export const html = (parts: TemplateStringsArray, ...given: readonly Given[]): Html => ({
  html: parts.map((part, at) => part + show(given[at] ?? null)).join(''),
});

const show = (given: Given): string => {
  if (given === null) return '';
  if (typeof given === 'number') return String(given);
  if (typeof given === 'string') return escapeText(given);
  if ('html' in given) return given.html;
  return given.map((each) => each.html).join('');
};

/** Safe in text, in a quoted attribute and in XML; what XML can't hold becomes a space. */
export const escapeText = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, ' ')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Facts for machines inside a page: no name can end the script or open a comment. */
export const linkedDataOf = (facts: object): Html => ({
  html: `<script type="application/ld+json">${JSON.stringify(facts).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}</script>`,
});

/** One line of at most so many characters, for titles and descriptions. */
export const shorten = (text: string, longest: number): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  const signs = [...line];
  return signs.length <= longest ? line : `${signs.slice(0, longest - 1).join('')}…`;
};
