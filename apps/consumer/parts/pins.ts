/** A point on the screen that stands for something. */
export type Spot<T> = { x: number; y: number; item: T };
/** Spots too close to be told apart; the first is the best of them. */
export type Bunch<T> = { x: number; y: number; items: readonly T[] };

/**
 * Gathers spots that would cover each other, best first: a spot joins the first bunch
 * within reach, else it begins one. A bunch stays where its best spot is, so that what is
 * shown is at its true place.
 */
export const bunchUp = <T>(
  spots: readonly Spot<T>[],
  reach: { x: number; y: number },
): Bunch<T>[] => {
  const bunches: { x: number; y: number; items: T[] }[] = [];
  for (const { x, y, item } of spots) {
    const near = bunches.find(
      (bunch) => Math.abs(bunch.x - x) < reach.x && Math.abs(bunch.y - y) < reach.y,
    );
    if (near) near.items.push(item);
    else bunches.push({ x, y, items: [item] });
  }
  return bunches;
};
