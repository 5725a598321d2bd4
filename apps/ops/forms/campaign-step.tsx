import { useId, useState } from 'react';
import { Button, Input } from 'antd';
import {
  campaignCan,
  pauseCampaign,
  resumeCampaign,
  stopCampaign,
} from '#contract/campaign.ts';
import type { CampaignView } from '#contract/campaign.ts';
import { useDeed } from '#ui/deed.ts';
import { useWords } from '#ui/language.tsx';
import { Trouble } from '#ui/states.tsx';
import { useUndo } from '#ui/undo.tsx';
import { api, askAnew } from '../api.ts';
import { en } from '../campaign-words.en.ts';
import { zh } from '../campaign-words.zh.ts';
import { useHere } from '../here.tsx';

type Step = 'pause' | 'resume' | 'stop';
const steps: readonly Step[] = ['pause', 'resume', 'stop'];

/** The next step of a campaign, which needs a reason. */
export const CampaignStep = ({ shown }: { shown: CampaignView }) => {
  const words = useWords(zh, en);
  const [asked, setAsked] = useState<Step | null>(null);
  if (asked)
    return <Reason shown={shown} step={asked} leave={() => setAsked(null)} key={asked} />;
  return steps
    .filter((step) => campaignCan[step](shown.state))
    .map((step) => (
      <Button
        key={step}
        aria-label={words.one(words[step], shown.title)}
        onClick={() => setAsked(step)}
      >
        {words[step]}
      </Button>
    ));
};

const Reason = ({
  shown,
  step,
  leave,
}: {
  shown: CampaignView;
  step: Step;
  leave: () => void;
}) => {
  const words = useWords(zh, en);
  const { city } = useHere();
  const { say } = useUndo();
  const deeds = {
    pause: useDeed(api, pauseCampaign),
    resume: useDeed(api, resumeCampaign),
    stop: useDeed(api, stopCampaign),
  };
  const deed = deeds[step];
  const [typed, setTyped] = useState('');
  const id = useId();
  const reason = typed.replace(/\s+/g, ' ').trim();
  const send = async () => {
    const done = await deed.run({ city, campaign: shown.id, reason });
    if (!done) return;
    say(words.done(shown.title, words.states[done.state]));
    await askAnew();
    leave();
  };
  return (
    <form
      className="op-stack-small op-verdict"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason) void send();
      }}
    >
      <label htmlFor={id}>{words.reason}</label>
      <Input
        id={id}
        ref={(input) => input?.focus()}
        maxLength={200}
        value={typed}
        placeholder={words.reasonHint}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className="op-soft op-small">
        {step === 'stop' ? words.stopSays : step === 'pause' ? words.pauseSays : null}
      </p>
      <div className="op-deeds">
        <Button htmlType="submit" type="primary" loading={deed.busy} disabled={!reason}>
          {words[step]}
        </Button>
        <Button disabled={deed.busy} onClick={leave}>
          {words.keep}
        </Button>
      </div>
      <Trouble error={deed.trouble} />
    </form>
  );
};
