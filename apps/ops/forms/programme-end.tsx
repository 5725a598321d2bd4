import { useState } from 'react';
import { Button, Input } from 'antd';
import { programmeCan } from '#contract/programme.ts';
import type { ProgrammeView } from '#contract/programme.ts';
import { announceEnd, rehearseEnd } from '#contract/programme-end.ts';
import type { EndRehearsal } from '#contract/programme-end.ts';
import { useDeed } from '#ui/deed.ts';
import { useWords } from '#ui/language.tsx';
import { money } from '#ui/price.tsx';
import { Trouble } from '#ui/states.tsx';
import { api, askAnew } from '../api.ts';
import { useHere } from '../here.tsx';
import { signedMoney } from '../ledger-sentences.ts';
import { en, zh } from '../programme-words.ts';

/** Try the end as often as you like; announce it once. */
export const ProgrammeEnd = ({ view }: { view: ProgrammeView }) => {
  const words = useWords(zh, en);
  const { city } = useHere();
  const deed = useDeed(api, rehearseEnd);
  const [run, setRun] = useState<EndRehearsal>();
  if (!programmeCan.rehearseEnd(view.state)) return null;
  const rehearse = async () => {
    setRun(await deed.run({ city, programme: view.id }));
    await askAnew();
  };
  return (
    <section className="op-card op-stack-small">
      <Button loading={deed.busy} onClick={() => void rehearse()}>
        {words.rehearse}
      </Button>
      {run ? (
        <p role="status">
          {words.rehearsed(
            run.members,
            run.vouchers,
            money(run.refundFen),
            signedMoney(run.heldFen),
          )}
        </p>
      ) : null}
      {deed.trouble ? <Trouble error={deed.trouble} /> : null}
      {programmeCan.announceEnd(view.state) && !view.announcedAt ? (
        <Announce view={view} />
      ) : null}
    </section>
  );
};

const Announce = ({ view }: { view: ProgrammeView }) => {
  const words = useWords(zh, en);
  const { city } = useHere();
  const deed = useDeed(api, announceEnd);
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const announce = async () => {
    const endsAt = new Date(`${day}T16:00:00Z`).toISOString();
    await deed.run({ city, programme: view.id, endsAt, reason });
    await askAnew();
  };
  return (
    <>
      <p className="op-soft">{words.announceMeans}</p>
      <label>
        {words.endDay}
        <Input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
      </label>
      <label>
        {words.why}
        <Input value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <Button
        type="primary"
        danger
        loading={deed.busy}
        disabled={day === '' || reason.trim() === ''}
        onClick={() => void announce()}
      >
        {words.announce}
      </Button>
      {deed.trouble ? <Trouble error={deed.trouble} /> : null}
    </>
  );
};
