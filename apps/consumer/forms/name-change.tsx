import { useState } from 'react';
import { renameMe } from '#contract/person.ts';
import { useDeed } from '#ui/deed.ts';
import { useSession } from '#ui/session.tsx';
import { Trouble } from '#ui/states.tsx';
import { api } from '../api.ts';
import { useText } from '../text.ts';

/** The name that others see under my notes. */
export const NameChange = ({ name, close }: { name: string; close: () => void }) => {
  const words = useText();
  const { refresh } = useSession();
  const [typed, setTyped] = useState(name);
  const deed = useDeed(api, renameMe);
  const save = async () => {
    if (!(await deed.run({ name: typed.trim() }))) return;
    await refresh();
    close();
  };
  return (
    <form
      className="name-change"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label className="ar-field">
        <span className="ar-field-label">{words.me.name}</span>
        <input
          className="ar-input"
          maxLength={40}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <Trouble error={deed.trouble} />
      <div className="button-row">
        <button type="button" className="ar-button ar-button-bare" onClick={close}>
          {words.cancel}
        </button>
        <button
          type="submit"
          className="ar-button"
          disabled={deed.busy || typed.trim() === ''}
        >
          {words.me.save}
        </button>
      </div>
    </form>
  );
};
