import { useState } from 'react';
import { Button } from 'antd';
import { closeCase } from '#contract/offline.ts';
import type { Bearer, CaseView } from '#contract/offline.ts';
import { useDeed } from '#ui/deed.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { moment } from '#ui/time.ts';
import { useUndo } from '#ui/undo.tsx';
import { api, askAnew } from '../api.ts';
import { evidenceLines } from '../case-sentences.ts';
import { CaseClose } from '../forms/case-close.tsx';
import { useHere } from '../here.tsx';
import { signedMoney } from '../ledger-sentences.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** One meal that is gone: what happened, what is known, who bears it. */
export const CaseCard = ({ shown, first }: { shown: CaseView; first: boolean }) => {
  const words = useWords(zh, en).cases;
  const { language } = useLanguage();
  const { timeZone } = useHere();
  const name = shown.title ?? words.unknown;
  const at = moment(language, shown.scannedAt, timeZone);
  return (
    <li className="op-card op-stack-small op-case">
      <div className="op-card-row">
        <h2 className="op-case-title">{name}</h2>
        <span className="op-case-amount">
          <span className="ar-digits">{signedMoney(shown.amountFen)}</span>
          <BornBy bearer={shown.bornBy} />
        </span>
      </div>
      <p>
        <span className="op-case-kind">{words.kinds[shown.kind]}</span>
        <span className="op-soft">{words.where(shown.placeName, shown.staffName, at)}</span>
      </p>
      <Evidence shown={shown} />
      {shown.closedAt ? (
        <p className="op-soft">
          {words.closed(
            moment(language, shown.closedAt, timeZone),
            shown.closedBecause ?? '',
          )}
        </p>
      ) : (
        <Closing shown={shown} name={name} first={first} />
      )}
    </li>
  );
};

/** Who bears it, by shape, word and colour. */
const BornBy = ({ bearer }: { bearer: Bearer }) => {
  const words = useWords(zh, en).cases;
  return (
    <span className={`op-state op-case-born-${bearer}`}>
      <span aria-hidden="true">{bearer === 'platform' ? '◆' : '▲'}</span>
      {words.bornBy[bearer]}
    </span>
  );
};

const Evidence = ({ shown }: { shown: CaseView }) => {
  const words = useWords(zh, en).cases;
  const { language } = useLanguage();
  const { timeZone } = useHere();
  return (
    <dl className="op-facts op-case-evidence" aria-label={words.known}>
      {evidenceLines(language, shown, timeZone).map(({ name, says }) => (
        <div key={name}>
          <dt>{words.evidence[name]}</dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  );
};

const Closing = ({
  shown,
  name,
  first,
}: {
  shown: CaseView;
  name: string;
  first: boolean;
}) => {
  const words = useWords(zh, en).cases;
  const { city } = useHere();
  const { say } = useUndo();
  const deed = useDeed(api, closeCase);
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <div className="op-deeds">
        <Button
          type={first ? 'primary' : 'default'}
          aria-label={words.one(words.close, name)}
          onClick={() => setOpen(true)}
        >
          {words.close}
        </Button>
      </div>
    );
  const close = async (closing: { because: string; bornBy: Bearer }) => {
    const done = await deed.run({ city, case: shown.id, ...closing });
    if (done) say(words.done(name));
    // Somebody else may have closed it: the list knows.
    await askAnew();
  };
  return (
    <CaseClose
      shown={shown}
      busy={deed.busy}
      trouble={deed.trouble}
      close={(closing) => void close(closing)}
      leave={() => setOpen(false)}
    />
  );
};
