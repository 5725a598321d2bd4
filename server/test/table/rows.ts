import { codes, typed } from './codes.ts';
import { devices, people } from './devices.ts';
import type { Row } from './row.ts';
import { signed } from './signed.ts';
import { states } from './states.ts';
import { times } from './times.ts';
import { stores, uses } from './uses.ts';

/** Every row of the table. */
export const rows: readonly Row[] = [
  ...states,
  ...times,
  ...uses,
  ...stores,
  ...codes,
  ...typed,
  ...signed,
  ...devices,
  ...people,
];
