/**
 * Cuts an amount in fen into equal parts that sum to it exactly; the remainder goes, a fen
 * each, to the first parts. `parts` is at least 1.
 */
export const spread = (totalFen: number, parts: number): number[] => {
  const each = Math.floor(totalFen / parts);
  const rest = totalFen - each * parts;
  return Array.from({ length: parts }, (_, part) => (part < rest ? each + 1 : each));
};
