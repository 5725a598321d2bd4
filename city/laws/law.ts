/**
 * A law is what must hold in the database whenever nobody is in the middle of a
 * transaction: after every flow test, at the town's midnight, after a kill, and nightly
 * on a copy of production. It is asked in plain SQL of nothing but the database, so that
 * it shares no code, and no mistake, with what it judges. Each rule is a query for what
 * breaks it; an empty answer means that the rule holds.
 */
export type LawDb = {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
};

export type Breach = {
  law: string;
  /** The rule, as a sentence that turned out not to be true. */
  rule: string;
  cityId: string;
  /** The row that breaks it: an id, or an account. */
  subject: string;
  /** The numbers that don't agree. */
  detail: string;
};

export type Law = {
  name: string;
  rules: readonly Rule[];
  ask(db: LawDb): Promise<Breach[]>;
};

/** A rule's query answers with `city_id`, `subject` and `detail`, one row a breach. */
export type Rule = { rule: string; broken: string };

/** Enough to see what is wrong; a broken rule often breaks in every row. */
const breachesShown = 20;

export function makeLaw(name: string, rules: readonly Rule[]): Law {
  return {
    name,
    rules,
    ask: async (db) => {
      const breaches: Breach[] = [];
      for (const { rule, broken } of rules) {
        const text = `select city_id, subject::text, detail::text
          from (${broken}) as broken order by 1, 2 limit ${breachesShown}`;
        const { rows } = await db.query(text);
        breaches.push(
          ...rows.map((row) => ({
            law: name,
            rule,
            cityId: String(row['city_id']),
            subject: String(row['subject']),
            detail: String(row['detail']),
          })),
        );
      }
      return breaches;
    },
  };
}

/** One line a breach, for a report or a failed test. */
export function tellBreach({ law, rule, cityId, subject, detail }: Breach): string {
  return `${law}: "${rule}" is not true of ${subject} in ${cityId}: ${detail}`;
}
