export const germanDays = new Set(['di', 'mi', 'do', 'so', 'di.', 'mi.', 'do.', 'so.']);

/**
 * "Do" is Thursday in German and Sunday in Spanish, "Di" Tuesday or (French) Sunday, "So"
 * Sunday or (Polish) Saturday: they count only beside a day that is German alone.
 */
export const isGermanSure = (german: string[], text: string): boolean => {
  if (german.length === 0) return true;
  const isEnglish = /\b(tu|we|th|su|tue|wed|thu|sun)\b/.test(text);
  const short = new Set(german.map((name) => name.replace('.', '')));
  const isGerman = /\b(mo|fr)\b/.test(text) || (short.has('di') && short.size > 1);
  return isGerman && !isEnglish;
};

/** "Mar" is March, and Tuesday in French and Spanish: other months must stand beside it. */
export const isMarchSure = (months: number, text: string): boolean =>
  !/\bmar\b/.test(text) || months > 1;
