import type { Category } from '#contract/place.ts';
import type { GeoPoint } from '#contract/kit/geo.ts';
import type { Interval } from './hours.ts';

/** What one row of a file says about one place; positions are WGS-84 already. */
export type PlaceDraft = {
  line: number;
  /** The source's own id; null when it has none. */
  sourceKey: string | null;
  name: string;
  category: Category;
  cuisines: string[];
  position: GeoPoint;
  address: string | null;
  /** E.164 where the number could be read, else as written. */
  phone: string | null;
  hoursText: string | null;
  /** Null: not known. */
  hoursWeekly: Interval[] | null;
};

export type Rejection = {
  line: number;
  reason: RejectionReason;
  /** The beginning of what was there, for a person to find it. */
  sample: string;
  /** The source's id where it could be read: the place is not absent, only unreadable. */
  sourceKey: string | null;
};

export type RejectionReason =
  | 'no_name'
  | 'name_too_long'
  | 'no_position'
  | 'position_out_of_range'
  | 'position_is_zero'
  | 'not_a_visitable_place'
  | 'broken_text'
  | 'cells_do_not_fit_columns'
  | 'quote_not_closed'
  | 'not_a_json_object'
  | 'duplicate_key';

/** A file that can't be trusted as a whole; nothing of it is written. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly problem: FileProblem;
  readonly line: number | null;
  constructor(problem: FileProblem, line: number | null = null) {
    super(line === null ? problem : `${problem} at line ${line}`);
    this.problem = problem;
    this.line = line;
  }
}

export type FileProblem =
  | 'empty_file'
  | 'file_too_large'
  | 'gzip_broken'
  | 'spreadsheet_file'
  | 'not_text'
  | 'encoding_unknown'
  | 'json_broken'
  | 'no_rows'
  | 'no_name_column'
  | 'no_position_column'
  | 'no_usable_rows';

/** Names that differ only in case, spacing or punctuation are the same name. */
export const nameKey = (name: string): string => {
  const letters = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return letters || name.trim().toLowerCase();
};
