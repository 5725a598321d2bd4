import { makeAligner } from './align.ts';
import { makeCells } from './cells.ts';
import { foldUnits } from './fold.ts';
import { makeOwners } from './owners.ts';
import { makePostings } from './postings.ts';
import { readReadings } from './readings.ts';
import { makeTextStore } from './texts.ts';

/** The parts of one index. */
export type State = ReturnType<typeof makeState>;

export const makeState = () => {
  const { folded, readings } = tablesOf();
  return {
    folded,
    readings,
    texts: makeTextStore(folded),
    owners: makeOwners(),
    postings: makePostings(readings),
    aligner: makeAligner(readings),
    cells: makeCells(),
  };
};

let tables: { folded: Uint16Array; readings: ReturnType<typeof readReadings> } | undefined;

/** Read when the first city needs them, and only once for all cities. */
const tablesOf = () => (tables ??= { folded: foldUnits(), readings: readReadings() });
