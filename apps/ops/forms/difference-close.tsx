import { useId, useState } from 'react';
import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useWords } from '#ui/language.tsx';
import { Trouble } from '#ui/states.tsx';
import { en } from '../bill-words.en.ts';
import { zh } from '../bill-words.zh.ts';

const focusIt = (area: TextAreaRef | null) => area?.focus();

/** What was done about a difference, in a sentence that an auditor can read. */
export const DifferenceClose = ({
  busy,
  trouble,
  close,
  leave,
}: {
  busy: boolean;
  trouble: Error | null;
  close: (note: string) => void;
  leave: () => void;
}) => {
  const words = useWords(zh, en);
  const [note, setNote] = useState('');
  const id = useId();
  const said = note.replace(/\s+/g, ' ').trim();
  const tooShort = said.length < 2;
  return (
    <form
      className="op-stack-small"
      onSubmit={(event) => {
        event.preventDefault();
        if (!tooShort) close(said);
      }}
    >
      <label htmlFor={id}>{words.note}</label>
      <Input.TextArea
        id={id}
        ref={focusIt}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={500}
        value={note}
        placeholder={words.noteHint}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="op-deeds">
        <Button htmlType="submit" type="primary" loading={busy} disabled={tooShort}>
          {words.closeNow}
        </Button>
        <Button disabled={busy} onClick={leave}>
          {words.keep}
        </Button>
        {tooShort ? <span className="op-soft op-small">{words.missing}</span> : null}
      </div>
      <Trouble error={trouble} />
    </form>
  );
};
