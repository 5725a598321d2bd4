/** Out of sight for this long, a code that comes back is somebody holding it up again. */
export const outOfSightMs = 2_500;

/**
 * The camera sees the same code thirty times a second and goes on seeing it while the
 * verdict is read. Says of each sighting whether it is new; `resume` marks the moment from
 * which the camera looks again, so that what still lies before it is not taken twice.
 */
export const makeSighting = () => {
  let text: string | null = null;
  let seenAtMs = -Infinity;
  return {
    isNew: (seen: string, atMs: number): boolean => {
      const fresh = seen !== text || atMs - seenAtMs > outOfSightMs;
      text = seen;
      seenAtMs = atMs;
      return fresh;
    },
    resume: (atMs: number): void => {
      if (text !== null) seenAtMs = atMs;
    },
  };
};
