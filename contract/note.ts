import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, pageOf, pageQuery, prose } from './kit/id.ts';
import { refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';

/** A recommendation (种草) that names a place. */
export const NoteView = z.object({
  id: Id,
  placeId: Id,
  placeName: z.string(),
  authorName: z.string(),
  text: z.string(),
  writtenAt: Instant,
});
export type NoteView = z.infer<typeof NoteView>;

export const noteRefusals = refusals({
  note_too_soon: { status: 429, facts: z.object({ retryAfterSeconds: z.int() }) },
});

export const writeNote = endpoint({
  name: 'writeNote',
  method: 'POST',
  path: '/cities/:city/notes',
  who: ['customer'],
  summary: 'Recommend a place in a few words; at most one note in 30 seconds',
  params: cityParams,
  body: z.strictObject({ placeId: Id, text: prose(2_000) }),
  reply: NoteView,
  status: 201,
  keyed: true,
  refusals: ['place_not_found', 'place_closed', 'note_too_soon'],
});

export const listNotes = endpoint({
  name: 'listNotes',
  method: 'GET',
  path: '/cities/:city/notes',
  who: ['anyone'],
  summary: 'Notes, newest first; of one place where it is named',
  params: cityParams,
  query: z.strictObject({ placeId: Id.optional(), ...pageQuery }),
  reply: pageOf(NoteView),
  status: 200,
  keyed: false,
  refusals: [],
});
