import { programmeCan, programmeTable } from '#contract/programme.ts';
import type { ProgrammeDeed, ProgrammeView } from '#contract/programme.ts';
import type { EndingView } from '#contract/programme-end.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { showEnding, showProgramme } from './programme.ts';
import { lockProgramme, selectProgramme, selectProgrammes } from './sql.ts';
import type { Programme } from './sql.ts';
import { selectParts } from './sql-plan.ts';

type Page<Item> = { items: Item[]; nextCursor: string | null };

export const findProgramme = async (
  work: Work<'programme_not_found'>,
  id: string,
): Promise<Programme> =>
  (await selectProgramme(work, id)) ?? work.refuse('programme_not_found', {});

/** The programme, locked, when its state allows the deed; the contract's table decides. */
export const lockFor = async (
  work: Work<'programme_not_found' | 'programme_not_in_state'>,
  id: string,
  deed: ProgrammeDeed,
): Promise<Programme> => {
  const programme =
    (await lockProgramme(work, id)) ?? work.refuse('programme_not_found', {});
  if (programmeCan[deed](programme.state)) return programme;
  return work.refuse('programme_not_in_state', {
    state: programme.state,
    needs: [...programmeTable[deed]],
  });
};

export const readProgramme = async (
  work: Work<'programme_not_found'>,
  id: string,
): Promise<ProgrammeView> =>
  showProgramme(await findProgramme(work, id), await selectParts(work, id));

/** Programmes of the city, the newest first. */
export const listProgrammes = (
  work: AnyWork,
  asked: PageAsk,
): Promise<Page<ProgrammeView>> =>
  list(work, asked, { isPublic: false, show: showProgramme });

/** The public notices: of every programme that ends or has ended. */
export const listEndings = (work: AnyWork, asked: PageAsk): Promise<Page<EndingView>> =>
  list(work, asked, { isPublic: true, show: showEnding });

const list = async <Item>(
  work: AnyWork,
  asked: PageAsk,
  by: {
    isPublic: boolean;
    show: (row: Programme, parts: Awaited<ReturnType<typeof selectParts>>) => Item;
  },
): Promise<Page<Item>> => {
  const page = { after: afterId(asked), limit: askOneMore(asked) };
  const rows = await selectProgrammes(work, { ...page, public: by.isPublic });
  const { items, nextCursor } = pageOfRows(
    rows,
    asked,
    (row) => row.id,
    (row) => row,
  );
  const parts = await Promise.all(items.map((row) => selectParts(work, row.id)));
  const shown = items.flatMap((row, no) => {
    const its = parts[no];
    return its ? [by.show(row, its)] : [];
  });
  return { items: shown, nextCursor };
};
