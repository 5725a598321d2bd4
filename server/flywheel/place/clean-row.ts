import parsePhone from 'libphonenumber-js/min';
import type { CountryCode } from 'libphonenumber-js/min';
import { fromDatum, isInChina } from '#contract/kit/datum.ts';
import type { DatumName } from '#contract/kit/datum.ts';
import type { GeoPoint } from '#contract/kit/geo.ts';
import { categoryOf } from './category.ts';
import { cellOf } from './guess-columns.ts';
import type { Field, Layout } from './guess-columns.ts';
import { datumOf } from './guess-datum.ts';
import { hoursOfText, weekOf } from './hours-stored.ts';
import type { PlaceDraft, Rejection, RejectionReason } from './place.ts';
import { readPosition, readPositionPair } from './read-position.ts';
import type { Row } from './read-rows.ts';

const longest = { name: 160, address: 300, phone: 40, cuisine: 40, hours: 600, key: 120 };
const mostCuisines = 8;

/** One row → what it says about a place in WGS-84, or the first reason why not. */
export const cleanRow = (
  row: Row,
  layout: Layout,
  datum: DatumName,
): PlaceDraft | Rejection => {
  const cell = (field: Field) => cellOf(row, layout.columns, field);
  const name = nameOf(cell('name'), cell('brand'));
  const sourceKey = keyOf(cell('key'), cell('keyType'));
  const reject = (reason: RejectionReason): Rejection => ({
    line: row.line,
    reason,
    sample: sampleOf(name, row),
    sourceKey,
  });

  if (row.bad) return reject(row.bad);
  if (name === undefined) return reject('no_name');
  if (isBroken(name) || isBroken(tidy(cell('key')))) return reject('broken_text');
  if (name.length > longest.name) return reject('name_too_long');
  const written = positionOf(row, layout);
  if (!written) return reject('no_position');
  const wrong = whatIsWrong(written);
  if (wrong) return reject(wrong);
  const cuisines = listOf(cell('cuisine'));
  const category = categoryOf(tagsOf(row, layout), cuisines.length > 0);
  if (category === 'not a place' || isPrivate(cell('access'))) {
    return reject('not_a_visitable_place');
  }
  const position = fromDatum(datumOf(cell('datum') ?? '') ?? datum, written);
  return {
    line: row.line,
    sourceKey,
    name,
    category,
    cuisines,
    position: rounded(position),
    address: addressOf(cell),
    phone: phoneOf(cell('phone'), cell('country'), position),
    ...hoursOf(cell('hours')),
  };
};

const standIns = new Set([
  'unknown',
  'unbekannt',
  'inconnu',
  'unnamed',
  'no name',
  'noname',
  'none',
  'null',
  'n/a',
  'na',
  'nan',
  'undefined',
  'todo',
  'fixme',
  'yes',
  '无',
  '未知',
  '无名',
  '未命名',
  '暂无',
]);

/** A brand stands in for a name; "Unknown" is none. */
const nameOf = (name: string | undefined, brand: string | undefined): string | undefined =>
  [name, brand]
    .map(tidy)
    .find(
      (text) =>
        text !== '' && !standIns.has(text.toLowerCase()) && /[\p{L}\p{N}]/u.test(text),
    );

const tidy = (text: string | undefined): string =>
  (text ?? '').replace(/\s+/g, ' ').trim().toWellFormed();

/** Damaged bytes, lone surrogates and control characters; Postgres takes no NUL at all. */
const isBroken = (text: string): boolean => /[\ufffd\p{Cc}]/u.test(text);

const sampleOf = (name: string | undefined, row: Row): string => {
  const text = name ?? Object.values(row.cells).slice(0, 6).join(' ');
  return text
    .slice(0, 80)
    .replace(/\p{Cc}/gu, '\ufffd')
    .toWellFormed();
};

const positionOf = (row: Row, { columns, pairOrder }: Layout): GeoPoint | undefined => {
  const pair = cellOf(row, columns, 'position');
  if (pair !== undefined) return readPositionPair(pair, pairOrder);
  return readPosition(cellOf(row, columns, 'lat') ?? '', cellOf(row, columns, 'lon') ?? '');
};

const whatIsWrong = ({ lat, lon }: GeoPoint): RejectionReason | undefined => {
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return 'position_out_of_range';
  return lat === 0 && lon === 0 ? 'position_is_zero' : undefined;
};

/** Seven decimals are a centimetre; more only make equal places look different. */
const rounded = ({ lat, lon }: GeoPoint): GeoPoint => ({
  lat: Number(lat.toFixed(7)),
  lon: Number(lon.toFixed(7)),
});

const tagsOf = (row: Row, { columns }: Layout) =>
  (columns.category ?? []).flatMap((column) => {
    const value = row.cells[column];
    return value ? [{ column, value: value.slice(0, 200) }] : [];
  });

const isPrivate = (access: string | undefined): boolean =>
  access === 'private' || access === 'no';

const keyOf = (key: string | undefined, type: string | undefined): string | null => {
  const text = tidy(key).slice(0, longest.key);
  if (text === '' || isBroken(text)) return null;
  return type ? `${tidy(type).slice(0, 20)}/${text}` : text;
};

const listOf = (text: string | undefined): string[] => {
  const parts = tidy(text)
    .toLowerCase()
    .split(/[;,/|、，]/)
    .map((part) => part.replaceAll('_', ' ').trim())
    .filter((part) => part !== '' && part.length <= longest.cuisine && !isBroken(part));
  return [...new Set(parts)].slice(0, mostCuisines);
};

const addressOf = (cell: (field: Field) => string | undefined): string | null => {
  const street = [cell('street'), cell('houseNumber')].map(tidy).filter(Boolean).join(' ');
  const town = [cell('postcode'), cell('town')].map(tidy).filter(Boolean).join(' ');
  const parts = [street, town].filter(Boolean).join(', ');
  const text = (tidy(cell('address')) || parts).slice(0, longest.address).toWellFormed();
  return text === '' || isBroken(text) ? null : text;
};

/** A number with no country code is read as Chinese inside China, else kept as written. */
const phoneOf = (
  text: string | undefined,
  country: string | undefined,
  position: GeoPoint,
): string | null => {
  const first =
    tidy(text)
      .split(/[;/,、，]| or /)[0]
      ?.trim() ?? '';
  if (first === '' || first.length > longest.phone || isBroken(first)) return null;
  const home = countryOf(country) ?? (isInChina(position) ? 'CN' : undefined);
  const parsed = parsePhone(first, home);
  if (parsed?.isPossible()) return parsed.number;
  return /\d{3}/.test(first) ? first : null;
};

const countryOf = (text: string | undefined): CountryCode | undefined => {
  const code = text?.trim().toUpperCase() ?? '';
  // The library ignores codes it doesn't know, so two letters are all there is to check.
  return /^[A-Z]{2}$/.test(code) ? (code as CountryCode) : undefined;
};

type HoursPart = Pick<PlaceDraft, 'hoursText' | 'hoursWeekly'>;

const hoursOf = (text: string | undefined): HoursPart => {
  const hoursText = tidy(text);
  if (hoursText === '' || hoursText.length > longest.hours || isBroken(hoursText)) {
    return { hoursText: null, hoursWeekly: null };
  }
  return { hoursText, hoursWeekly: weekOf(hoursOfText(hoursText)) };
};
