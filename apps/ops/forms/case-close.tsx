import { useId, useState } from 'react';
import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { Bearer } from '#contract/offline.ts';
import type { CaseView } from '#contract/offline.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Trouble } from '#ui/states.tsx';
import { closingSays } from '../case-sentences.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

const focusIt = (area: TextAreaRef | null) => area?.focus();

type Closing = { because: string; bornBy: Bearer };

/** Why it is closed, and who bears it; beside each bearer stands what the ledger does. */
export const CaseClose = ({
  shown,
  busy,
  trouble,
  close,
  leave,
}: {
  shown: CaseView;
  busy: boolean;
  trouble: Error | null;
  close: (closing: Closing) => void;
  leave: () => void;
}) => {
  const words = useWords(zh, en).cases;
  const [because, setBecause] = useState('');
  const [bornBy, setBornBy] = useState<Bearer>(shown.bornBy);
  const id = useId();
  const said = because.replace(/\s+/g, ' ').trim();
  const tooShort = said.length < 2;
  return (
    <form
      className="op-stack-small"
      onSubmit={(event) => {
        event.preventDefault();
        if (!tooShort) close({ because: said, bornBy });
      }}
    >
      <Bearers shown={shown} bornBy={bornBy} choose={setBornBy} />
      <label htmlFor={id}>{words.because}</label>
      <Input.TextArea
        id={id}
        ref={focusIt}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={200}
        value={because}
        placeholder={words.becauseHint}
        onChange={(event) => setBecause(event.target.value)}
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

const Bearers = ({
  shown,
  bornBy,
  choose,
}: {
  shown: CaseView;
  bornBy: Bearer;
  choose: (bearer: Bearer) => void;
}) => {
  const words = useWords(zh, en).cases;
  const { language } = useLanguage();
  const name = useId();
  return (
    <fieldset className="op-case-bearers">
      <legend>{words.whoBears}</legend>
      {Bearer.options.map((bearer) => (
        <label key={bearer}>
          <input
            type="radio"
            name={name}
            checked={bearer === bornBy}
            onChange={() => choose(bearer)}
          />
          <span>
            {words.bornBy[bearer]}
            {bearer === shown.bornBy ? words.byRule : ''}
            <span className="op-soft op-small">
              {' '}
              {closingSays(language, shown, bearer)}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
};
