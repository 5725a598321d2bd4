export const weekdayNames = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;
export type Weekday = (typeof weekdayNames)[number];
export type DayName = Weekday | 'ph' | 'sh';

const spell = <T>(name: T, words: string): [string, T][] =>
  words.split(' ').map((word) => [word, name]);

export const chineseDays = new Map<string, Weekday>([
  ['一', 'mo'],
  ['二', 'tu'],
  ['三', 'we'],
  ['四', 'th'],
  ['五', 'fr'],
  ['六', 'sa'],
  ['日', 'su'],
  ['天', 'su'],
]);

export const dayWords = new Map<string, Weekday>([
  ...spell<Weekday>('mo', 'mo mon monday mondays montag lundi lunes'),
  ...spell<Weekday>('tu', 'tu tue tues tuesday tuesdays di dienstag mardi martes'),
  ...spell<Weekday>(
    'we',
    'we wed weds wednesday wednesdays mi mittwoch mercredi miércoles',
  ),
  ...spell<Weekday>(
    'th',
    'th thu thur thurs thursday thursdays do donnerstag jeudi jueves',
  ),
  ...spell<Weekday>('fr', 'fr fri friday fridays freitag vendredi viernes'),
  ...spell<Weekday>(
    'sa',
    'sa sat saturday saturdays samstag sonnabend samedi sábado sábados',
  ),
  ...spell<Weekday>('su', 'su sun sunday sundays so sonntag dimanche domingo domingos'),
]);

export const monthWords = new Map<string, number>([
  ...spell(1, 'jan january januar janvier'),
  ...spell(2, 'feb february februar février'),
  ...spell(3, 'mar march märz mär mars'),
  ...spell(4, 'apr april avril'),
  ...spell(5, 'may mai'),
  ...spell(6, 'jun june juni juin'),
  ...spell(7, 'jul july juli juillet'),
  ...spell(8, 'aug august août'),
  ...spell(9, 'sep sept september septembre'),
  ...spell(10, 'oct october okt oktober octobre'),
  ...spell(11, 'nov november novembre'),
  ...spell(12, 'dec december dez dezember décembre'),
]);

/** The longest first, so that none is taken for the beginning of another. */
export const monthPattern = [...monthWords.keys()]
  .toSorted((a, b) => b.length - a.length)
  .join('|');
