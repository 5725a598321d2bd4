import { useId, useState } from 'react';
import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useWords } from '#ui/language.tsx';
import { Trouble } from '#ui/states.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

const focusIt = (area: TextAreaRef | null) => area?.focus();

export type Verdict = { verdict: 'accept' } | { verdict: 'refuse'; reason: string };

/** Yes in one tap; no opens a line for the reason, which the merchant reads as written. */
export const VerdictGive = ({
  name,
  accept,
  first,
  busy,
  trouble,
  mayAccept = true,
  give,
}: {
  name: string;
  accept: string;
  /** The one that waits longest is the one thing to do next. */
  first: boolean;
  busy: boolean;
  trouble: Error | null;
  /** Not yet, for a reason that stands above the buttons. */
  mayAccept?: boolean;
  give: (verdict: Verdict) => void;
}) => {
  const words = useWords(zh, en).review;
  const [refusing, setRefusing] = useState(false);
  return (
    <div className="op-verdict">
      {refusing ? (
        <WhyNot
          busy={busy}
          send={(reason) => give({ verdict: 'refuse', reason })}
          leave={() => setRefusing(false)}
        />
      ) : (
        <div className="op-deeds">
          <Button
            type={first ? 'primary' : 'default'}
            loading={busy}
            disabled={!mayAccept}
            aria-label={words.one(accept, name)}
            onClick={() => give({ verdict: 'accept' })}
          >
            {accept}
          </Button>
          <Button
            disabled={busy}
            aria-label={words.one(words.refuse, name)}
            onClick={() => setRefusing(true)}
          >
            {words.refuse}
          </Button>
        </div>
      )}
      <Trouble error={trouble} />
    </div>
  );
};

const WhyNot = ({
  busy,
  send,
  leave,
}: {
  busy: boolean;
  send: (reason: string) => void;
  leave: () => void;
}) => {
  const words = useWords(zh, en).review;
  const [reason, setReason] = useState('');
  const id = useId();
  const said = reason.replace(/\s+/g, ' ').trim();
  return (
    <form
      className="op-stack-small"
      onSubmit={(event) => {
        event.preventDefault();
        if (said !== '') send(said);
      }}
    >
      <label htmlFor={id}>{words.reason}</label>
      <Input.TextArea
        id={id}
        ref={focusIt}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={300}
        value={reason}
        placeholder={words.reasonHint}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="op-deeds">
        <Button
          htmlType="submit"
          type="primary"
          loading={busy}
          disabled={said === ''}
          {...(said === '' ? { title: words.reasonMissing } : {})}
        >
          {words.refuseNow}
        </Button>
        <Button disabled={busy} onClick={leave}>
          {words.keep}
        </Button>
        {said === '' ? (
          <span className="op-soft op-small">{words.reasonMissing}</span>
        ) : null}
      </div>
    </form>
  );
};
