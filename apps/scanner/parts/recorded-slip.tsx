import { useLanguage, useWords } from '#ui/language.tsx';
import { money } from '#ui/price.tsx';
import { moment } from '#ui/time.ts';
import { useCounterHere } from '../counter-here.tsx';
import { useEngine } from '../offline/engine-here.ts';
import { canTakeBack } from '../offline/entry.ts';
import type { Entry } from '../offline/entry.ts';
import type { OfflineNo } from '../offline/judge.ts';
import { en as offlineEn } from '../offline/words.en.ts';
import { zh as offlineZh } from '../offline/words.zh.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { HandOver } from './hand-over.tsx';

/** Under "recorded": what to hand over, what became of it since, undo while it may be. */
export const RecordedSlip = ({
  entry,
  takenBack,
}: {
  entry: Entry;
  takenBack: (entry: Entry) => void;
}) => {
  const words = useWords(zh, en);
  const offline = useWords(offlineZh, offlineEn);
  const { engine } = useCounterHere();
  const now = useEngine(engine).entries.find(({ key }) => key === entry.key) ?? entry;
  const left = entry.usesLeft - 1;
  return (
    <>
      <p className="sc-means">{offline.recordedMore}</p>
      <div className="sc-slip">
        <HandOver of={entry} />
        {entry.usesTotal > 1 ? (
          <p className="sc-uses">
            {left > 0 ? words.usesLeft(String(left)) : words.usesNone}
          </p>
        ) : null}
        <Since entry={now} takenBack={takenBack} />
      </div>
    </>
  );
};

const Since = ({
  entry,
  takenBack,
}: {
  entry: Entry;
  takenBack: (entry: Entry) => void;
}) => {
  const offline = useWords(offlineZh, offlineEn);
  const said = {
    waiting: entry.triedAt ? offline.tried : offline.list.waiting,
    undone: offline.list.undone,
    redeemed: offline.confirmed,
    case: offline.becameCase,
    stuck: offline.list.stuck,
  }[entry.state];
  return (
    <div className="sc-slip-foot">
      <span role="status">{said}</span>
      {canTakeBack(entry) ? <TakeBack entry={entry} takenBack={takenBack} /> : null}
    </div>
  );
};

/** At once and for good: nobody was told of it, and the card's next code works. */
export const TakeBack = ({
  entry,
  takenBack,
}: {
  entry: Entry;
  takenBack?: (entry: Entry) => void;
}) => {
  const words = useWords(zh, en);
  const { engine } = useCounterHere();
  const takeBack = async () => {
    const undone = await engine.takeBack(entry.key);
    if (undone) takenBack?.(undone);
  };
  return (
    <button
      type="button"
      className="ar-button"
      aria-label={words.undoOf(entry.title)}
      onClick={() => void takeBack()}
    >
      {words.undo}
    </button>
  );
};

/** Why not, as only a device without network may say it, and what to do now. */
export const OfflineWhy = ({ no }: { no: OfflineNo }) => {
  const { noMore } = useWords(offlineZh, offlineEn);
  const { language } = useLanguage();
  const { timeZone } = useCounterHere();
  return <p className="sc-means">{said()}</p>;

  function said(): string {
    switch (no.why) {
      case 'list_too_old':
        return noMore.list_too_old(moment(language, no.madeAt, timeZone));
      case 'over_store_cap':
        return noMore.over_store_cap(money(no.capFen), money(no.waitingFen));
      case 'over_voucher_cap':
        return noMore.over_voucher_cap(money(no.capFen), money(no.useFen));
      case 'maybe_done':
        return noMore.maybe_done(no.title);
      default:
        return noMore[no.why];
    }
  }
};
