import type { AuditFacts, Deed, SubjectKind } from '#contract/audit.ts';
import { maskPhone } from '#kit/log.ts';
import type { Actor, AnyWork } from '#kit/work.ts';
import { insertAudit } from './sql.ts';

export type AuditAsked = {
  deed: Deed;
  subject: { kind: SubjectKind; id: string };
  facts?: AuditFacts;
  /** Only where the work is of no city, as at a sign-in; else the city of the work. */
  cityId?: string;
  /** Only where who did it is not who asked, as at a sign-in. */
  actor?: Pick<Actor, 'kind' | 'personId' | 'name'>;
};

/**
 * Writes a deed of power down, in the transaction of the deed: both stay or neither. No
 * secret belongs in the facts; a phone that gets there is masked.
 */
export const writeAudit = (work: AnyWork, asked: AuditAsked): void => {
  const actor = { ...work.actor, ...asked.actor };
  insertAudit(work, {
    cityId: asked.cityId ?? work.cityId,
    id: work.id(),
    deed: asked.deed,
    actorKind: actor.kind === 'anyone' ? 'system' : actor.kind,
    actorId: actor.tillId ?? actor.personId,
    actorName: maskPhones(actor.name),
    subjectKind: asked.subject.kind,
    subjectId: asked.subject.id,
    facts: Object.fromEntries(
      Object.entries(asked.facts ?? {}).map(([name, fact]) => [
        name,
        typeof fact === 'string' ? maskPhones(fact) : fact,
      ]),
    ),
    doneAt: work.now,
  });
};

/** Whatever looks like a mobile number, in any text. */
const maskPhones = (text: string): string =>
  text.replace(/(?<![\w-])(?:\+\d{7,15}|1[3-9]\d{9})(?![\w-])/g, maskPhone);
