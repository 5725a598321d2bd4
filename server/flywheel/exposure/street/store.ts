import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { thisCity } from '#kit/city.ts';
import type { AnyWork } from '#kit/work.ts';
import { placesByIds } from '#flywheel/place/find.ts';
import { xidNow } from '#kit/happened.ts';
import { instanceId } from '../sql.ts';
import type { Loaded } from './load.ts';
import { packStreet, unpackStreet } from './snapshot.ts';
import type { Street } from './street.ts';

/** Snapshots of streets in a folder, one file a city. */
export type StreetStore = {
  load(work: AnyWork): Promise<Loaded | undefined>;
  save(work: AnyWork, street: Street, xid: string): Promise<void>;
};

/** So many places are compared with their rows before a file is believed. */
const samples = 50;

/**
 * A file is written beside its place and then moved there, so a half-written one is never
 * found; a file that is refused, or that disagrees with the tables, is as good as none.
 */
export const makeStreetStore = (folder: string): StreetStore => ({
  load: async (work) => {
    const bytes = await readFile(fileOf(folder, work.cityId)).catch(() => undefined);
    if (!bytes) return undefined;
    const [city, instance, now] = await Promise.all([
      thisCity(work),
      instanceId(work),
      xidNow(work),
    ]);
    const loaded = unpackStreet(bytes, { city, instance });
    // A database that was set back is younger than its own snapshot.
    if (!loaded || BigInt(loaded.xid) > BigInt(now)) return undefined;
    return (await agrees(work, loaded.street)) ? loaded : undefined;
  },
  save: async (work, street, xid) => {
    await mkdir(folder, { recursive: true });
    const path = fileOf(folder, street.city.id);
    const partial = `${path}.${process.pid}`;
    const instance = await instanceId(work);
    const file = await open(partial, 'w', 0o600);
    try {
      const parts = packStreet(street, { city: street.city, instance, xid });
      for (const part of parts) if (part.length > 0) await file.write(part);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path).catch(() => rm(partial, { force: true }));
  },
});

const fileOf = (folder: string, cityId: string): string => join(folder, `${cityId}.street`);

/** Whether places taken from all over the file exist and were made when it says. */
const agrees = async (work: AnyWork, street: Street): Promise<boolean> => {
  const { length, at } = street.places.rows;
  const step = Math.max(1, Math.floor(length / samples));
  const chosen: number[] = [];
  for (let no = 0; no < length; no += step) if (at.open[no] === 1) chosen.push(no);
  const ids = chosen.map((no) => street.places.ids.idOf(no));
  const rows = await placesByIds(work, ids);
  return chosen.every((no, index) => {
    const row = rows.get(ids[index] ?? '');
    return row !== undefined && row.createdAt.getTime() === at.createdAt[no];
  });
};
