import type { Stretch } from '#contract/search.ts';

/** A text with the stretches that were meant set off from the rest. */
export const Marked = ({
  text,
  highlights,
}: {
  text: string;
  highlights: readonly Stretch[];
}) => {
  const pieces: { from: number; text: string; isMeant: boolean }[] = [];
  let at = 0;
  for (const { from, until } of highlights) {
    pieces.push({ from: at, text: text.slice(at, from), isMeant: false });
    pieces.push({ from, text: text.slice(from, until), isMeant: true });
    at = until;
  }
  pieces.push({ from: at, text: text.slice(at), isMeant: false });
  return pieces.map((piece) =>
    piece.isMeant ? <mark key={piece.from}>{piece.text}</mark> : piece.text,
  );
};
