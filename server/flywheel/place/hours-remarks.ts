/**
 * What else is written where opening hours should stand. A remark about money or parking
 * leaves the hours as they are. Who may come, whom to ask and whose hours to look up take
 * the answer away: the text is understood, and what it says is that nobody knows.
 */
export type Remark = 'harmless' | 'withholds';

/** Undefined: not a remark that is known; it may be anything. */
export const remarkIn = (text: string): Remark | undefined => {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.!]+/g, ' ')
    .trim();
  if (harmless.some((pattern) => pattern.test(words))) return 'harmless';
  if (/\d\s*[:.h]\s*\d|\d\s*[ap]\.?m|[;|"]/.test(words)) return undefined;
  return withholding.some((pattern) => pattern.test(words)) ? 'withholds' : undefined;
};

const harmless = [
  /^(?:free|pay|paid|metered|public)?\s?(?:lot|parking(?: lot)?|garage|fees?)$/,
  /^parking (?:pass|permit|fees?|ticket|charges?)(?: is| are)? (?:required|apply|applies)/,
  /^(?:fees?|charges?) appl(?:y|ies)$/,
  /^drivers must bring their own /,
  /^\d{1,3} ?-?(?:hours?|hrs?|minutes?|mins?) (?:parking |charging |time )*(?:limit|max)$/,
  /^overnight parking (?:is )?(?:prohibited|not allowed|not permitted)$/,
];

const withholding = [
  // Whose hours.
  /\b(?:business|opening|operating|regular|normal|working|shop|store|office) hours?\b/,
  /^[\p{L}&' -]{3,40} hours(?: only)?$/u,
  /öffnungszeit|horaires? d|orario d|horario de/,
  /^(?:wie|siehe|vgl|vergleiche|identisch|same as|see|cf|voir|comme|während|during)\b/,
  // Who may come.
  /\buse only\b|^[\p{L}&' /-]{2,60} only$/u,
  /^(?:primarily|mainly|mostly|priority|reserved|restricted|private|for)\b [\p{L}]/u,
  // Whom to ask.
  /\b(?:by|upon|on) (?:appointment|arrangement|request|demand)\b|\bappointment only\b/,
  /^(?:please )?(?:call|phone|contact|ask|check|see|visit)\b/,
  /^(?:varies|variable|irregular|seasonal|unknown|temporarily closed|tbd|tba)$/,
  /nach (?:\p{L}+ )?(?:vereinbarung|absprache|anmeldung)|auf anfrage/u,
  /sur (?:rendez-vous|rdv|demande|réservation)|su appuntamento|con cita/,
  /^(?:请)?(?:电话|提前)?(?:预约|预订|咨询)|(?:以|详见).{0,12}(?:为准|公告)$/,
];
