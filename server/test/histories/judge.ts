import type { Life, World } from './live.ts';

/**
 * What a batch of finished lives must show: whoever was told "redeemed" finds just that row
 * and no other, nobody was told twice, and the voucher has the uses left that this leaves.
 * Returns a sentence for each thing that is wrong.
 */
export const judgeLives = async (world: World, lives: readonly Life[]) => {
  const rows = await readRows(
    world,
    lives.map((life) => life.voucher.id),
  );
  return lives.flatMap((life) => {
    const row = rows.get(life.voucher.id);
    return row ? wrongWith(life, row) : [`${life.voucher.code}: the voucher is gone`];
  });
};

type Row = {
  id: string;
  state: string;
  uses_total: number;
  uses_left: number;
  redeemed: string[];
  undone: string[];
  /** Of those redeemed, the ones that a phone told of afterwards. */
  told: string[];
  steps: number[];
  toldSteps: number[];
};

const readRows = async (world: World, ids: string[]): Promise<Map<string, Row>> => {
  const { rows } = await world.db.query<Row>(
    `select voucher.id, voucher.state, uses_total, uses_left,
      coalesce(array_agg(redemption.id::text) filter (where redemption.id is not null),
        '{}') as redeemed,
      coalesce(array_agg(redemption.id::text) filter (where undone_at is not null),
        '{}') as undone,
      coalesce(array_agg(redemption.id::text) filter (where scanned_at is not null),
        '{}') as told,
      coalesce(array_agg(step::float8) filter (where step is not null), '{}') as steps,
      coalesce(array_agg(step::float8) filter (where scanned_at is not null), '{}')
        as "toldSteps"
    from voucher left join redemption on redemption.city_id = voucher.city_id
      and redemption.voucher_id = voucher.id
    where voucher.id = any($1) group by voucher.city_id, voucher.id`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
};

const wrongWith = (life: Life, row: Row): string[] => {
  const redeemed = idsTold(life.redeems);
  const undone = idsTold(life.undos);
  const online = row.redeemed.filter((id) => !row.told.includes(id));
  const standing = redeemed.length + row.told.length - undone.length;
  const said = (state: string) => life.recorded.filter((entry) => entry.state === state);
  const found: [boolean, string][] = [
    [life.unequal.length > 0, `one key, two answers: ${JSON.stringify(life.unequal[0])}`],
    [unheard(life) > 0, `${unheard(life)} requests were never answered`],
    [!isSame(redeemed, online), `told ${redeemed.length}, ${online.length} are`],
    [
      !isTold(row, said('redeemed')),
      `${row.told.length} of ${said('redeemed').length} scans told`,
    ],
    [
      said('waiting').length + said('stuck').length > 0,
      `${said('waiting').length} wait, ${said('stuck').length} gave up`,
    ],
    [!isSame(undone, row.undone), `${undone.length} undone, ${row.undone.length} are`],
    [standing > row.uses_total, `${standing} stand of ${row.uses_total}`],
    [
      standing + row.uses_left !== row.uses_total,
      `${standing} stand and ${row.uses_left} are left of ${row.uses_total}`,
    ],
  ];
  return found
    .filter(([isWrong]) => isWrong)
    .map(([, what]) => `${life.voucher.code}: ${what}`);
};

/**
 * Each scan that was called redeemed is a redemption of its step, be it one that was made
 * with network or told by the other phone; each one told was scanned, and is there once.
 */
const isTold = (row: Row, scans: readonly { step: number | null }[]): boolean =>
  scans.every(({ step }) => step !== null && row.steps.includes(step)) &&
  row.toldSteps.every((told) => scans.some(({ step }) => step === told)) &&
  new Set(row.toldSteps).size === row.toldSteps.length;

const idsTold = (asked: Life['redeems'] | Life['undos']): string[] =>
  asked.flatMap(({ told }) => (told?.ok ? [told.value.id] : []));

const unheard = (life: Life): number =>
  [...life.redeems, ...life.undos, ...life.refunds].filter(({ told }) => told === null)
    .length;

const isSame = (told: readonly string[], kept: readonly string[]): boolean =>
  told.length === kept.length &&
  new Set(told).size === told.length &&
  told.every((id) => kept.includes(id));
