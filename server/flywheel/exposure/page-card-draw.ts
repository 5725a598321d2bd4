import { renderAsync } from '@resvg/resvg-js';
import { cardFontPath } from './page-card-font.ts';

/** Finished cards by their drawing, the newest last: many look at one share at once. */
const kept = new Map<string, Promise<Buffer>>();
const keptMost = 200;
const waitingMost = 20;

let waiting = 0;
let queue: Promise<unknown> = Promise.resolve();

/**
 * The PNG of a drawing, or undefined when too many are waiting. One at a time and outside
 * the event loop, so that whoever asks for a thousand cards slows nobody's order.
 */
export const renderCard = (svg: string): Promise<Buffer> | undefined => {
  const known = kept.get(svg);
  if (known) return known;
  if (waiting >= waitingMost) return undefined;
  waiting += 1;
  const drawn = queue.then(() => render(svg)).finally(() => (waiting -= 1));
  // A drawing that failed neither stops the queue nor is kept.
  queue = drawn.catch(() => kept.delete(svg));
  kept.set(svg, drawn);
  const [oldest] = kept.keys();
  if (kept.size > keptMost && oldest !== undefined) kept.delete(oldest);
  return drawn;
};

const render = async (svg: string): Promise<Buffer> => {
  const font = { fontFiles: [cardFontPath], loadSystemFonts: false };
  return (await renderAsync(svg, { font })).asPng();
};
