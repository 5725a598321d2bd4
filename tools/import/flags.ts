// What the command line asks of an import.
import { parseArgs } from 'node:util';
import type { DatumName } from '#contract/kit/datum.ts';

export type Flags = {
  file: string;
  city: string;
  createCity: { name: string; timeZone: string } | undefined;
  source: string | undefined;
  datum: DatumName | undefined;
  partial: boolean;
  allowMassClosing: boolean;
  yes: boolean;
};

export const usage = `npm run import -- places FILE --city ID
  FILE                  CSV, GeoJSON, JSON or JSON Lines, gzipped or not
  --city ID             the city that the places belong to, such as harbour
  --create-city TEXT    make the city first: "name,time zone", "上海,Asia/Shanghai"
  --source NAME         whose places these are (otherwise osm, or the file's name)
  --datum NAME          WGS-84, GCJ-02 or BD-09 (otherwise guessed, and said)
  --partial             not the whole of the source: places that are missing stay open
  --allow-mass-closing  let it close more than half of the source's open places
  --yes                 do not ask before writing`;

/** Throws with a sentence where it is asked wrongly. */
export function readFlags(words: string[]): Flags {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      'city': { type: 'string' },
      'create-city': { type: 'string' },
      'source': { type: 'string' },
      'datum': { type: 'string' },
      'partial': { type: 'boolean', default: false },
      'allow-mass-closing': { type: 'boolean', default: false },
      'yes': { type: 'boolean', default: false },
    },
  });
  const [what, file, ...rest] = positionals;
  if (what !== 'places') throw new Error('Say what to import: places.');
  if (!file || rest.length > 0) throw new Error('Say which one file to import.');
  return {
    file,
    city: readCity(values.city),
    createCity: readNewCity(values['create-city']),
    source: values.source?.slice(0, 60),
    datum: readDatum(values.datum),
    partial: values.partial,
    allowMassClosing: values['allow-mass-closing'],
    yes: values.yes,
  };
}

function readCity(text: string | undefined): string {
  if (!text) throw new Error('Say which city: --city ID.');
  if (/^[a-z][a-z0-9-]{1,31}$/.test(text)) return text;
  throw new Error('A city id is a short word of a-z, 0-9 and -, such as harbour.');
}

function readNewCity(text: string | undefined): Flags['createCity'] {
  if (text === undefined) return undefined;
  const [name = '', timeZone = ''] = text.split(/[,，]/).map((part) => part.trim());
  if (name !== '' && isTimeZone(timeZone)) return { name, timeZone };
  throw new Error('A new city is "name,time zone", such as "上海,Asia/Shanghai".');
}

function isTimeZone(name: string): boolean {
  try {
    return name !== '' && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

function readDatum(text: string | undefined): DatumName | undefined {
  if (text === undefined) return undefined;
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (plain === 'WGS84') return 'WGS-84';
  if (plain === 'GCJ02') return 'GCJ-02';
  if (plain === 'BD09') return 'BD-09';
  throw new Error(`There is no datum ${text}: say WGS-84, GCJ-02 or BD-09.`);
}
