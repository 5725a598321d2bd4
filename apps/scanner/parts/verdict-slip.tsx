import { groupCode } from '#contract/kit/code.ts';
import type { RedemptionView } from '#contract/redemption.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { refusalSentence } from '#ui/refusal-words.ts';
import { clock, moment } from '#ui/time.ts';
import { useCounterHere } from '../counter-here.tsx';
import type { Flow, No } from '../flow.ts';
import type { Entry } from '../offline/entry.ts';
import { en as offlineEn } from '../offline/words.en.ts';
import { zh as offlineZh } from '../offline/words.zh.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { HandOver } from './hand-over.tsx';
import { OfflineWhy, RecordedSlip } from './recorded-slip.tsx';
import { UndoButton } from './undo-button.tsx';

/** Under the word: what to hand over, or why not and what now. */
export const VerdictSlip = ({
  flow,
  undone,
  takenBack,
}: {
  flow: Flow;
  undone: (redemption: RedemptionView) => void;
  takenBack: (entry: Entry) => void;
}) => {
  const words = useWords(zh, en);
  const offline = useWords(offlineZh, offlineEn);
  const { language } = useLanguage();
  const { timeZone } = useCounterHere();
  switch (flow.at) {
    case 'redeemed':
      return <Redeemed redemption={flow.redemption} again={flow.again} undone={undone} />;
    case 'undone':
      return <p className="sc-means">{words.undoneMore}</p>;
    case 'no_answer':
      return <p className="sc-means">{words.noAnswerMore}</p>;
    case 'not_done':
      return <Attempted title={flow.attempt.title} says={words.notDoneMore} />;
    case 'unknown':
    case 'checking':
    case 'redeeming':
      return (
        <Attempted
          title={flow.attempt.title}
          says={
            'later' in flow && flow.later
              ? words.unknownLaterMore(moment(language, flow.attempt.startedAt, timeZone))
              : words.unknownMore
          }
        />
      );
    case 'refused':
      return <Why no={flow.no} code={flow.code} />;
    case 'recorded':
      return <RecordedSlip entry={flow.entry} takenBack={takenBack} />;
    case 'taken_back':
      return <p className="sc-means">{offline.takenBackMore}</p>;
    case 'offline_no':
      return <OfflineWhy no={flow.no} />;
    case 'ready':
    case 'looking':
    case 'confirm':
    case 'offline_confirm':
    case 'recording':
      return null;
  }
};

const Attempted = ({ title, says }: { title: string; says: string }) => (
  <>
    <p className="sc-means">{says}</p>
    <div className="sc-slip">
      <h2>{title}</h2>
    </div>
  </>
);

const Redeemed = ({
  redemption,
  again,
  undone,
}: {
  redemption: RedemptionView;
  again: boolean;
  undone: (redemption: RedemptionView) => void;
}) => {
  const words = useWords(zh, en);
  const { timeZone } = useCounterHere();
  const { usesLeft, useNo, redeemedAt, undoUntil } = redemption;
  const several = useNo > 1 || usesLeft > 0;
  return (
    <>
      {again ? (
        <p className="sc-means">{words.againMore(clock(redeemedAt, timeZone))}</p>
      ) : null}
      <div className="sc-slip">
        <HandOver of={redemption} />
        {several ? (
          <p className="sc-uses">
            {usesLeft > 0 ? words.usesLeft(String(usesLeft)) : words.usesNone}
          </p>
        ) : null}
        <div className="sc-slip-foot">
          <span>{words.undoUntil(clock(undoUntil, timeZone))}</span>
          <UndoButton redemption={redemption} undone={undone} />
        </div>
      </div>
    </>
  );
};

const Why = ({ no, code }: { no: No; code: string | null }) => {
  const words = useWords(zh, en);
  return (
    <>
      <p className="sc-means">
        <Reason no={no} />
      </p>
      <WhyFacts no={no} />
      {code ? <p className="sc-code ar-digits">{words.code(groupCode(code))}</p> : null}
    </>
  );
};

const Reason = ({ no }: { no: No }) => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { timeZone } = useCounterHere();
  const when = (iso: string) => moment(language, iso, timeZone);
  if (no.refusal === 'code_mistyped') return words.no.mistypedMore;
  if (no.refusal === 'voucher_not_found') return words.no.not_foundMore;
  if (no.refusal === 'voucher_already_redeemed') return words.no.alreadyMore;
  if (no.refusal === 'voucher_expired')
    return words.no.expiredMore(when(no.facts.expiredAt));
  if (no.refusal === 'voucher_not_valid_yet') {
    return words.no.not_yetMore(when(no.facts.validFrom));
  }
  if (no.refusal === 'voucher_not_now' && no.facts.usableFrom) {
    return words.no.not_yetMore(when(no.facts.usableFrom));
  }
  if (no.refusal === 'voucher_given_back') {
    return no.facts.state === 'refunded' ? words.no.given_backMore : words.no.refundingMore;
  }
  if (no.refusal === 'store_not_included') return words.no.wrong_storeMore;
  if (no.refusal === 'not_staff_here') return words.no.not_staffMore;
  return refusalSentence(language, no.refusal, no.facts);
};

/** When, where and by whom it was used; or the stores where it may be. */
const WhyFacts = ({ no }: { no: No }) => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { timeZone } = useCounterHere();
  if (no.refusal === 'store_not_included') {
    // Without network nobody knows their names.
    if (no.facts.stores.length === 0) return null;
    return (
      <ul className="sc-slip sc-where">
        {no.facts.stores.map(({ placeId, name, address }) => (
          <li key={placeId}>
            <b>{name}</b>
            {address ? <span>{address}</span> : null}
          </li>
        ))}
      </ul>
    );
  }
  if (no.refusal !== 'voucher_already_redeemed') return null;
  const { redeemedAt, placeName, staffName } = no.facts;
  const rows = [
    [words.no.when, redeemedAt && moment(language, redeemedAt, timeZone)],
    [words.no.where, placeName],
    [words.no.who, staffName],
  ].filter(([, value]) => value);
  if (rows.length === 0) return null;
  return (
    <dl className="sc-slip sc-used">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};
