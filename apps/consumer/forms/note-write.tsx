import { useState } from 'react';
import { writeNote } from '#contract/note.ts';
import { useDeed } from '#ui/deed.ts';
import { Trouble } from '#ui/states.tsx';
import { api, queryClient } from '../api.ts';
import { useCity } from '../city.tsx';
import { notesQuery } from '../queries.ts';
import { useSignIn, useViewer } from '../signed-in.tsx';
import { useText } from '../text.ts';

const longest = 2_000;

/** A few words on a place. What was typed stays until it is sent. */
export const NoteWrite = ({ placeId, close }: { placeId: string; close: () => void }) => {
  const words = useText();
  const city = useCity();
  const viewer = useViewer();
  const signIn = useSignIn();
  const [text, setText] = useState('');
  const deed = useDeed(api, writeNote);
  const send = async () => {
    const note = await deed.run({ city: city.id, placeId, text: text.trim() });
    if (!note) return;
    await queryClient.invalidateQueries({
      queryKey: notesQuery(city.id, placeId).queryKey,
    });
    close();
  };
  const ready = text.trim() !== '';
  return (
    <form
      className="note-write"
      onSubmit={(event) => {
        event.preventDefault();
        if (viewer === 'anyone')
          signIn({ why: words.notes.signIn, then: () => void send() });
        else void send();
      }}
    >
      <label className="ar-field">
        <span className="ar-field-label">{words.notes.label}</span>
        <textarea
          className="ar-input note-input"
          rows={3}
          maxLength={longest}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Trouble error={deed.trouble} />
      <div className="button-row">
        <button type="button" className="ar-button ar-button-bare" onClick={close}>
          {words.cancel}
        </button>
        <button type="submit" className="ar-button" disabled={!ready || deed.busy}>
          {deed.busy ? words.notes.sending : words.notes.send}
        </button>
      </div>
    </form>
  );
};
