/**
 * Our numbers are uuids; this rail's have at most 32 letters and digits, which is exactly a
 * uuid without its dashes.
 */
export const bare = (uuid: string): string => uuid.replaceAll('-', '');

const whole = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/** Our number again; what is no number of ours stays as it is. */
export const dashed = (no: string): string => no.replace(whole, '$1-$2-$3-$4-$5');

/** The first `most` characters, counted as people count them. */
export const cut = (text: string, most: number): string =>
  [...text].slice(0, most).join('');
