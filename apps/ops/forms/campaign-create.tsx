import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Input, Select } from 'antd';
import { CampaignAudience, createCampaign } from '#contract/campaign.ts';
import { Category } from '#contract/place.ts';
import { useDeed } from '#ui/deed.ts';
import { useWords } from '#ui/language.tsx';
import { Trouble } from '#ui/states.tsx';
import { useUndo } from '#ui/undo.tsx';
import { api, askAnew } from '../api.ts';
import { draftOfTyped, nothingTyped } from '../campaign-typed.ts';
import type { CampaignTyped } from '../campaign-typed.ts';
import { en } from '../campaign-words.en.ts';
import { zh } from '../campaign-words.zh.ts';
import { useHere } from '../here.tsx';

type Change = (changes: Partial<CampaignTyped>) => void;
type Fields = { typed: CampaignTyped; change: Change };

/** A campaign that begins now; its terms can't be changed later, so they stand in sight. */
export const CampaignCreate = ({ leave }: { leave: () => void }) => {
  const words = useWords(zh, en);
  const { city } = useHere();
  const { say } = useUndo();
  const deed = useDeed(api, createCampaign);
  const [typed, setTyped] = useState(nothingTyped);
  const change: Change = (changes) => setTyped((before) => ({ ...before, ...changes }));
  const isWhole = draftOfTyped(typed, 0) !== null;
  const send = async () => {
    const draft = draftOfTyped(typed, Date.now());
    if (!draft || !(await deed.run({ city, ...draft }))) return;
    say(words.form.started(draft.title));
    await askAnew();
    leave();
  };
  return (
    <form
      className="op-card op-stack-small"
      aria-label={words.make}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="op-campaign-form">
        <What typed={typed} change={change} />
        <Whom typed={typed} change={change} />
        <Budget typed={typed} change={change} />
      </div>
      <div className="op-deeds">
        <Button htmlType="submit" type="primary" loading={deed.busy} disabled={!isWhole}>
          {words.form.start}
        </Button>
        <Button disabled={deed.busy} onClick={leave}>
          {words.form.leave}
        </Button>
        {isWhole ? null : <span className="op-soft op-small">{words.form.missing}</span>}
      </div>
      <Trouble error={deed.trouble} />
    </form>
  );
};

const What = ({ typed, change }: Fields) => {
  const words = useWords(zh, en).form;
  return (
    <>
      <Line
        name={words.title}
        hint={words.titleHint}
        wide
        value={typed.title}
        set={(title) => change({ title })}
      />
      <Choice name={words.kind}>
        {(id) => (
          <Select
            id={id}
            value={typed.kind}
            onChange={(kind) => change({ kind })}
            options={[
              { value: 'amount', label: words.amountOff },
              { value: 'percent', label: words.percentOff },
            ]}
          />
        )}
      </Choice>
      <Line
        name={typed.kind === 'amount' ? words.amount : words.percent}
        number
        value={typed.off}
        set={(off) => change({ off })}
      />
      <Line
        name={words.minimum}
        number
        value={typed.minimum}
        set={(minimum) => change({ minimum })}
      />
      {typed.kind === 'percent' ? (
        <Line
          name={words.cap}
          hint={words.empty}
          number
          value={typed.cap}
          set={(cap) => change({ cap })}
        />
      ) : null}
    </>
  );
};

const Whom = ({ typed, change }: Fields) => {
  const words = useWords(zh, en);
  const said = words.form;
  return (
    <>
      <Choice name={said.audience}>
        {(id) => (
          <Select
            id={id}
            value={typed.audience}
            onChange={(audience) => change({ audience })}
            options={CampaignAudience.options.map((value) => ({
              value,
              label: words.audiences[value],
            }))}
          />
        )}
      </Choice>
      <Choice name={said.appliesTo}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            value={typed.appliesTo}
            onChange={(appliesTo) => change({ appliesTo })}
            options={(['bill', 'package'] as const).map((value) => ({
              value,
              label: said[value],
            }))}
          />
        )}
      </Choice>
      <Choice name={said.categories}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            placeholder={said.categoriesHint}
            value={typed.categories}
            onChange={(categories) => change({ categories })}
            options={Category.options.map((value) => ({
              value,
              label: words.categories[value],
            }))}
          />
        )}
      </Choice>
      <Line name={said.days} number value={typed.days} set={(days) => change({ days })} />
    </>
  );
};

const Budget = ({ typed, change }: Fields) => {
  const words = useWords(zh, en).form;
  const names = ['money', 'count', 'perPerson', 'dayMoney', 'dayCount'] as const;
  return names.map((name) => (
    <Line
      key={name}
      name={words[name]}
      hint={words.empty}
      number
      value={typed[name]}
      set={(value) => change({ [name]: value })}
    />
  ));
};

const Choice = ({
  name,
  children,
}: {
  name: string;
  children: (id: string) => ReactNode;
}) => {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{name}</label>
      {children(id)}
    </div>
  );
};

const Line = ({
  name,
  hint,
  value,
  set,
  number = false,
  wide = false,
}: {
  name: string;
  hint?: string;
  value: string;
  set: (value: string) => void;
  number?: boolean;
  wide?: boolean;
}) => {
  const id = useId();
  return (
    <div className={wide ? 'op-campaign-form-wide' : ''}>
      <label htmlFor={id}>{name}</label>
      <Input
        id={id}
        value={value}
        maxLength={40}
        inputMode={number ? 'decimal' : 'text'}
        {...(hint ? { placeholder: hint } : {})}
        onChange={(event) => set(event.target.value)}
      />
    </div>
  );
};
