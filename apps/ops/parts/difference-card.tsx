import { useState } from 'react';
import { Button } from 'antd';
import { closeDifference, takeDifference } from '#contract/reconciliation.ts';
import type { DifferenceView } from '#contract/reconciliation.ts';
import { useDeed } from '#ui/deed.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Trouble } from '#ui/states.tsx';
import { moment } from '#ui/time.ts';
import { useUndo } from '#ui/undo.tsx';
import { api, askAnew } from '../api.ts';
import { en } from '../bill-words.en.ts';
import { zh } from '../bill-words.zh.ts';
import type { BillWords } from '../bill-words.zh.ts';
import { DifferenceClose } from '../forms/difference-close.tsx';
import { useHere } from '../here.tsx';
import { signedMoney } from '../ledger-sentences.ts';

/** One movement of which the bill and our books say two things. */
export const DifferenceCard = ({ shown }: { shown: DifferenceView }) => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { timeZone } = useHere();
  const at = (iso: string) => moment(language, iso, timeZone);
  return (
    <li className="op-card op-stack-small">
      <h3 className="op-bill-head">{problemSays(words, shown)}</h3>
      <p className="op-soft">
        {words.kinds[shown.kind]} · {words.rails[shown.rail]} ·{' '}
        <span className="ar-digits">{shown.day}</span>
        {` · ${words.foundAt(at(shown.openedAt))} · `}
        {shown.ownerName ? words.owner(shown.ownerName) : words.noOwner}
      </p>
      <p className="op-soft op-small">
        {words.number} <span className="op-code op-bill-number">{shown.ourNo}</span>
      </p>
      {shown.closedAt ? (
        <p>
          {shown.closedHow === 'closed'
            ? words.closedBy(at(shown.closedAt), shown.closedByName ?? '', shown.note ?? '')
            : words.resolved(at(shown.closedAt))}
        </p>
      ) : (
        <Deeds shown={shown} />
      )}
    </li>
  );
};

const problemSays = (words: BillWords, shown: DifferenceView): string => {
  const ours = signedMoney(shown.ourFen ?? 0);
  const theirs = signedMoney(shown.theirFen ?? 0);
  const { problem } = shown;
  if (problem === 'amount_differs') return words.problems.amount_differs(ours, theirs);
  return words.problems[problem](problem === 'missing_there' ? ours : theirs);
};

const Deeds = ({ shown }: { shown: DifferenceView }) => {
  const words = useWords(zh, en);
  const { city } = useHere();
  const { say } = useUndo();
  const taking = useDeed(api, takeDifference);
  const closing = useDeed(api, closeDifference);
  const [open, setOpen] = useState(false);
  const asked = { city, difference: shown.id };
  const take = async () => {
    if (await taking.run(asked)) say(words.taken);
    await askAnew();
  };
  const close = async (note: string) => {
    if (await closing.run({ ...asked, note })) say(words.done);
    // Somebody else may have closed it: the list knows.
    await askAnew();
  };
  if (open)
    return (
      <DifferenceClose
        busy={closing.busy}
        trouble={closing.trouble}
        close={(note) => void close(note)}
        leave={() => setOpen(false)}
      />
    );
  const what = problemSays(words, shown);
  return (
    <div className="op-deeds">
      <Button aria-label={words.one(words.close, what)} onClick={() => setOpen(true)}>
        {words.close}
      </Button>
      <Button
        type="text"
        loading={taking.busy}
        aria-label={words.one(words.take, what)}
        onClick={() => void take()}
      >
        {words.take}
      </Button>
      <Trouble error={taking.trouble} />
    </div>
  );
};
