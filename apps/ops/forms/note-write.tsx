import { useId, useState } from 'react';
import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { Trouble } from '#ui/states.tsx';

const focusIt = (area: TextAreaRef | null) => area?.focus();

type Said = {
  label: string;
  hint: string;
  missing: string;
  submit: string;
  keep?: string;
};

/** A line that says why, and the deed that it belongs to. */
export const NoteWrite = ({
  said,
  longest,
  busy,
  trouble,
  write,
  leave,
}: {
  said: Said;
  longest: number;
  busy: boolean;
  trouble: Error | null;
  write: (because: string) => void;
  leave?: () => void;
}) => {
  const [text, setText] = useState('');
  const id = useId();
  const because = text.replace(/\s+/g, ' ').trim();
  const tooShort = because.length < 2;
  return (
    <form
      className="op-stack-small"
      onSubmit={(event) => {
        event.preventDefault();
        if (!tooShort) write(because);
      }}
    >
      <label htmlFor={id}>{said.label}</label>
      <Input.TextArea
        id={id}
        ref={focusIt}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={longest}
        value={text}
        placeholder={said.hint}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="op-deeds">
        <Button htmlType="submit" type="primary" loading={busy} disabled={tooShort}>
          {said.submit}
        </Button>
        {leave ? (
          <Button disabled={busy} onClick={leave}>
            {said.keep}
          </Button>
        ) : null}
        {tooShort ? <span className="op-soft op-small">{said.missing}</span> : null}
      </div>
      <Trouble error={trouble} />
    </form>
  );
};
