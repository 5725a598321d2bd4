import type { PlaceView } from '#contract/place.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork } from '#kit/work.ts';
import { showPlaces } from './show.ts';
import { selectPlacesNamed } from './sql.ts';

/** Open places whose name contains the words, case aside; a page at a time, by id. */
export const searchPlacesByName = async (
  work: AnyWork,
  asked: PageAsk & { name: string; unclaimed: boolean },
): Promise<{ items: PlaceView[]; nextCursor: string | null }> => {
  const rows = await selectPlacesNamed(work, {
    pattern: `%${literally(asked.name.trim().toLowerCase())}%`,
    unclaimed: asked.unclaimed,
    after: afterId(asked),
    limit: askOneMore(asked),
  });
  const page = pageOfRows(
    rows,
    asked,
    (row) => row.id,
    (row) => row,
  );
  return { ...page, items: await showPlaces(work, page.items) };
};

/** A percent sign in a name is a percent sign. */
const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
