import './prompt-answer.css';
import { useState } from 'react';
import { Unreachable } from '#contract/kit/call.ts';
import { answerPrompt } from '#contract/lookup.ts';
import type { PromptView } from '#contract/lookup.ts';
import { useDeed } from '#ui/deed.ts';
import { useWords } from '#ui/language.tsx';
import { Note, Trouble } from '#ui/states.tsx';
import { countdown } from '#ui/time.ts';
import { useTrueNow } from '#ui/true-tick.ts';
import { api } from '../api.ts';
import { useCity } from '../city.tsx';
import { VoucherPick } from '../parts/voucher-pick.tsx';
import { en } from '../stand-words.en.ts';
import { zh } from '../stand-words.zh.ts';

/** Is it you at the counter, and what do you want to use? Both answers are as near. */
export const PromptAnswer = ({
  prompt,
  close,
}: {
  prompt: PromptView;
  close: () => void;
}) => {
  const words = useWords(zh, en);
  const city = useCity();
  const { vouchers, lookupId } = prompt;
  const [first, ...more] = vouchers;
  // Where there is one, it is the one that is meant.
  const [chosen, setChosen] = useState<string[]>(
    first && more.length === 0 ? [first.id] : [],
  );
  const [said, setSaid] = useState<'yes' | 'no' | null>(null);
  const deed = useDeed(api, answerPrompt);
  const leftMs = Date.parse(prompt.expiresAt) - useTrueNow();
  const answer = async (voucherIds: string[] | null) => {
    const reply = await deed.run({ city: city.id, lookup: lookupId, voucherIds });
    if (reply) setSaid(reply.confirmed ? 'yes' : 'no');
  };
  if (said !== null) return <Answered yes={said === 'yes'} close={close} />;
  if (leftMs <= 0) return <Note tone="unsure">{words.prompt.lapsed}</Note>;
  return (
    <div className="prompt">
      <p className="prompt-lead">{words.prompt.lead}</p>
      <VoucherPick
        label={words.prompt.pick}
        vouchers={vouchers}
        chosen={chosen}
        choose={setChosen}
      />
      {deed.trouble instanceof Unreachable ? (
        <Note tone="unsure">{words.prompt.unknown}</Note>
      ) : (
        <Trouble error={deed.trouble} />
      )}
      <button
        type="button"
        className="ar-button ar-button-main ar-button-wide"
        disabled={deed.busy || chosen.length === 0}
        onClick={() => void answer(chosen)}
      >
        {deed.busy
          ? words.prompt.sending
          : chosen.length === 0
            ? words.stand.pickFirst
            : chosen.length === 1
              ? words.prompt.yes
              : words.prompt.yesSeveral(chosen.length)}
      </button>
      <button
        type="button"
        className="ar-button ar-button-wide"
        disabled={deed.busy}
        onClick={() => void answer(null)}
      >
        {words.prompt.no}
      </button>
      <p className="quiet ar-digits prompt-left">{words.prompt.left(countdown(leftMs))}</p>
    </div>
  );
};

const Answered = ({ yes, close }: { yes: boolean; close: () => void }) => {
  const words = useWords(zh, en).prompt;
  return (
    <div className="prompt" role="status">
      {yes ? (
        <>
          <p className="prompt-told">{words.told}</p>
          <p>{words.toldMore}</p>
        </>
      ) : (
        <p>{words.denied}</p>
      )}
      <button type="button" className="ar-button ar-button-wide" onClick={close}>
        {words.done}
      </button>
    </div>
  );
};
