import { sql } from 'kysely';
import type { Generated, Selectable } from 'kysely';
import type { RoleName } from '#contract/person.ts';
import { databaseNow } from '#kit/db.ts';
import type { AnyWork, Role } from '#kit/work.ts';

export type PersonTable = {
  id: string;
  name: string;
  email: string;
  phoneNumber: string | null;
  phoneNumberVerified: boolean | null;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
};
export type SessionTable = { id: string; token: string; personId: string; expiresAt: Date };
export type CodeSentTable = { phone: string; id: string; sentAt: Date };
export type MessageTable = { id: string; phone: string; body: string; sentAt: Date };
export type RoleTable = {
  cityId: string;
  id: string;
  personId: string;
  role: RoleName;
  merchantId: string | null;
  placeId: string | null;
  until: Date | null;
  grantedAt: Date;
};
/** A reviewed view: roles with the names of what they belong to. */
export type RoleNamedView = RoleTable & {
  merchantName: string | null;
  placeName: string | null;
  personName: string;
  personPhone: string | null;
};
declare module '#kit/db.ts' {
  interface Tables {
    person: PersonTable;
    session: SessionTable;
    codeSent: CodeSentTable;
    message: MessageTable;
    role: RoleTable;
    roleNamed: RoleNamedView;
  }
}
export type Person = Selectable<PersonTable>;
export type RoleNamed = Selectable<RoleNamedView>;

const tables = (work: Pick<AnyWork, 'db'>) =>
  work.db.$pickTables<
    'person' | 'session' | 'codeSent' | 'message' | 'role' | 'roleNamed'
  >();

export type SessionRow = { personId: string; name: string; phone: string; roles: Role[] };

/**
 * Who a session token belongs to, with the roles of one city: one query, since every
 * signed-in request asks it. Expiry is judged by the database's own clock.
 */
export const findSession = async (
  work: Pick<AnyWork, 'db'>,
  token: string,
  cityId: string,
): Promise<SessionRow | undefined> =>
  tables(work)
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.personId')
    .select((eb) => [
      'person.id as personId',
      'person.name',
      eb.fn.coalesce('person.phoneNumber', sql.lit('')).as('phone'),
      eb.fn
        .coalesce(
          eb
            .selectFrom('role')
            .select(
              sql<Role[]>`json_agg(json_build_object('role', role.role,
            'merchantId', role.merchant_id, 'placeId', role.place_id))`.as('held'),
            )
            .whereRef('role.personId', '=', 'person.id')
            .where('role.cityId', '=', cityId)
            .where((held) =>
              held.or([
                held('role.until', 'is', null),
                held('role.until', '>', databaseNow),
              ]),
            ),
          sql<Role[]>`'[]'::json`,
        )
        .as('roles'),
    ])
    .where('session.token', '=', token)
    .where('session.expiresAt', '>', databaseNow)
    .executeTakeFirst();

export const findPerson = (work: AnyWork, personId: string): Promise<Person | undefined> =>
  tables(work)
    .selectFrom('person')
    .selectAll()
    .where('id', '=', personId)
    .executeTakeFirst();

export const findPersonByPhone = (
  work: AnyWork,
  phone: string,
): Promise<Person | undefined> =>
  tables(work)
    .selectFrom('person')
    .selectAll()
    .where('phoneNumber', '=', phone)
    .executeTakeFirst();

export const insertPerson = async (
  work: AnyWork,
  person: { id: string; name: string; phone: string },
): Promise<void> => {
  await tables(work)
    .insertInto('person')
    .values({
      id: person.id,
      name: person.name,
      email: emailFor(person.phone),
      phoneNumber: person.phone,
      phoneNumberVerified: true,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

/** better-auth wants an address for everybody; nobody is ever written to at it. */
export const emailFor = (phone: string): string => `${phone.slice(1)}@phone.invalid`;

export const updateName = async (
  work: AnyWork,
  personId: string,
  name: string,
): Promise<void> => {
  await tables(work)
    .updateTable('person')
    .set({ name, updatedAt: work.now })
    .where('id', '=', personId)
    .execute();
};

export const rolesOfPerson = (work: AnyWork, personId: string): Promise<RoleNamed[]> =>
  tables(work)
    .selectFrom('roleNamed')
    .selectAll()
    .where('personId', '=', personId)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', work.now)]))
    .orderBy('grantedAt')
    .limit(200)
    .execute();

export const rolesOfMerchant = (
  work: AnyWork,
  merchantId: string,
  page: { limit: number; after: string | null },
): Promise<RoleNamed[]> =>
  tables(work)
    .selectFrom('roleNamed')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('merchantId', '=', merchantId)
    .$if(page.after !== null, (query) => query.where('id', '>', page.after ?? ''))
    .orderBy('id')
    .limit(page.limit)
    .execute();

/** False where the person is that already. */
export const insertRole = async (
  work: AnyWork,
  role: Omit<RoleTable, 'cityId' | 'id' | 'grantedAt'>,
): Promise<boolean> => {
  const result = await tables(work)
    .insertInto('role')
    .values({ ...role, cityId: work.cityId, id: work.id(), grantedAt: work.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};

export const deleteRole = async (
  work: AnyWork,
  role: { personId: string; merchantId: string; placeId: string },
): Promise<boolean> => {
  const result = await tables(work)
    .deleteFrom('role')
    .where('cityId', '=', work.cityId)
    .where('personId', '=', role.personId)
    .where('merchantId', '=', role.merchantId)
    .where('placeId', '=', role.placeId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
};

/** Makes two requests for one phone take turns, so that their limits count each other. */
export const lockPhone = async (work: AnyWork, phone: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${phone}, 7))`.execute(work.db);
};

export const codesSentSince = (
  work: AnyWork,
  phone: string,
  since: Date,
): Promise<{ sentAt: Date }[]> =>
  tables(work)
    .selectFrom('codeSent')
    .select('sentAt')
    .where('phone', '=', phone)
    .where('sentAt', '>', since)
    .orderBy('sentAt', 'desc')
    .limit(20)
    .execute();

export const insertCodeSent = async (work: AnyWork, phone: string): Promise<void> => {
  await tables(work)
    .insertInto('codeSent')
    .values({ phone, id: work.id(), sentAt: work.now })
    .execute();
};

export const insertMessage = async (
  work: Pick<AnyWork, 'db'>,
  message: MessageTable,
): Promise<void> => {
  await messageToInsert(work, message).execute();
};

/** The same, not sent yet: it may travel with what it tells of. */
export const messageToInsert = (work: Pick<AnyWork, 'db'>, message: MessageTable) =>
  tables(work).insertInto('message').values(message);

export const newestMessages = (work: Pick<AnyWork, 'db'>): Promise<MessageTable[]> =>
  tables(work)
    .selectFrom('message')
    .selectAll()
    .orderBy('sentAt', 'desc')
    .limit(30)
    .execute();

export const deleteSession = async (
  work: AnyWork,
  personId: string,
  token: string,
): Promise<void> => {
  await tables(work)
    .deleteFrom('session')
    .where('personId', '=', personId)
    .where('token', '=', token)
    .execute();
};

/** The people of the demo's phone range, with each role's belonging. */
export const demoRoleRows = (
  work: Pick<AnyWork, 'db'>,
  phonePrefix: string,
): Promise<
  { personId: string; name: string; role: string | null; belongsTo: string | null }[]
> =>
  tables(work)
    .selectFrom('person')
    .leftJoin('roleNamed', 'roleNamed.personId', 'person.id')
    .select((eb) => [
      'person.id as personId',
      'person.name',
      'roleNamed.role',
      eb.fn.coalesce('roleNamed.placeName', 'roleNamed.merchantName').as('belongsTo'),
    ])
    .where('person.phoneNumber', 'like', `${phonePrefix}%`)
    .orderBy('person.phoneNumber')
    .limit(40)
    .execute();

export const lockPersonRow = async (work: AnyWork, personId: string): Promise<void> => {
  await tables(work)
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .forNoKeyUpdate()
    .execute();
};
