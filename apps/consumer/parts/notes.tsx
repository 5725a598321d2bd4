import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage } from '#ui/language.tsx';
import { Bone, Trouble } from '#ui/states.tsx';
import { fromNow } from '#ui/time.ts';
import { useCity } from '../city.tsx';
import { NoteWrite } from '../forms/note-write.tsx';
import { notesQuery } from '../queries.ts';
import { useText } from '../text.ts';

/** What people say of a place, latest first, and a way to say something oneself. */
export const Notes = ({ placeId, open }: { placeId: string; open: boolean }) => {
  const words = useText();
  const city = useCity();
  const { language } = useLanguage();
  const [writing, setWriting] = useState(false);
  const notes = useInfiniteQuery(notesQuery(city.id, placeId));
  const items = notes.data?.pages.flatMap((page) => page.items);
  return (
    <section className="section">
      <div className="section-head">
        <h2>{words.notes.title}</h2>
        {open && !writing ? (
          <button type="button" className="ar-button" onClick={() => setWriting(true)}>
            {words.notes.write}
          </button>
        ) : null}
      </div>
      {writing ? <NoteWrite placeId={placeId} close={() => setWriting(false)} /> : null}
      {!items && !notes.error ? <Bone height={72} /> : null}
      {notes.error ? <Trouble error={notes.error} /> : null}
      {items?.length === 0 && !writing ? (
        <p className="quiet">{words.notes.empty}</p>
      ) : null}
      <ul className="notes">
        {items?.map((note) => (
          <li key={note.id} className="note">
            <p className="note-text">{note.text}</p>
            <p className="note-by">
              {note.authorName} · {fromNow(language, note.writtenAt)}
            </p>
          </li>
        ))}
      </ul>
      {notes.hasNextPage ? (
        <button
          type="button"
          className="ar-button ar-button-bare"
          disabled={notes.isFetchingNextPage}
          onClick={() => void notes.fetchNextPage()}
        >
          {words.notes.more}
        </button>
      ) : null}
    </section>
  );
};
