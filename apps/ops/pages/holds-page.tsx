import '../parts/chain-card.css';
import { useId, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { isCode } from '#contract/kit/code.ts';
import { findVoucherByCode, holdVoucher, releaseVoucher } from '#contract/voucher.ts';
import type { HeldVoucherView } from '#contract/voucher.ts';
import { useDeed } from '#ui/deed.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Trouble } from '#ui/states.tsx';
import { moment } from '#ui/time.ts';
import { useUndo } from '#ui/undo.tsx';
import { api } from '../api.ts';
import { NoteWrite } from '../forms/note-write.tsx';
import { guardEn, guardZh } from '../guard-words.ts';
import { useHere } from '../here.tsx';
import { PageHead } from '../parts/page-head.tsx';

/** Stops one voucher from being used, or lets it again; each takes the other back. */
export const HoldsPage = () => {
  const words = useWords(guardZh, guardEn).holds;
  const { city } = useHere();
  const [voucher, setVoucher] = useState<HeldVoucherView | null>(null);
  const found = useMutation({
    mutationFn: (code: string) => api.ask(findVoucherByCode, { city, code }),
    onSuccess: setVoucher,
    onError: () => setVoucher(null),
  });
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <section className="op-card op-stack" aria-label={words.find}>
        <CodeForm busy={found.isPending} find={(code) => found.mutate(code)} />
        <Trouble error={found.error} />
      </section>
      {voucher ? (
        <FoundVoucher key={voucher.id} voucher={voucher} shown={setVoucher} />
      ) : null}
    </>
  );
};

const CodeForm = ({ busy, find }: { busy: boolean; find: (code: string) => void }) => {
  const words = useWords(guardZh, guardEn).holds;
  const [text, setText] = useState('');
  const id = useId();
  const code = text.replace(/\s/g, '');
  return (
    <form
      className="op-stack-small"
      onSubmit={(event) => {
        event.preventDefault();
        if (isCode(code)) find(code);
      }}
    >
      <label htmlFor={id}>{words.code}</label>
      <div className="op-deeds">
        <Input
          id={id}
          className="op-code"
          inputMode="numeric"
          autoComplete="off"
          maxLength={16}
          placeholder={words.codeHint}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button htmlType="submit" type="primary" loading={busy} disabled={!isCode(code)}>
          {words.find}
        </Button>
        {isCode(code) ? null : (
          <span className="op-soft op-small">{words.codeMissing}</span>
        )}
      </div>
    </form>
  );
};

type Shown = (voucher: HeldVoucherView) => void;

/** The two deeds, each offering the other in place of a question beforehand. */
const useHolding = (voucher: HeldVoucherView, shown: Shown) => {
  const words = useWords(guardZh, guardEn).holds;
  const { city } = useHere();
  const { say } = useUndo();
  const holding = useDeed(api, holdVoucher);
  const releasing = useDeed(api, releaseVoucher);
  const asked = { city, voucher: voucher.id };
  const hold = async (because: string) => {
    const held = await holding.run({ ...asked, because });
    if (!held) return;
    shown(held);
    say(words.held(voucher.title), () => void release(because));
  };
  const release = async (because: string) => {
    const released = await releasing.run(asked);
    if (!released) return;
    shown(released);
    say(words.released(voucher.title), () => void hold(because));
  };
  return { hold, release, holding, releasing };
};

const FoundVoucher = ({ voucher, shown }: { voucher: HeldVoucherView; shown: Shown }) => {
  const words = useWords(guardZh, guardEn).holds;
  const { language } = useLanguage();
  const { timeZone } = useHere();
  const { hold, release, holding, releasing } = useHolding(voucher, shown);
  const { heldBecause, heldAt } = voucher;
  const canHold = voucher.state === 'issued' || voucher.state === 'expired';
  return (
    <section className="op-card op-stack-small" aria-label={voucher.title}>
      <div className="op-card-row">
        <h2>{voucher.title}</h2>
        <span className={`op-state ${heldBecause ? 'op-state-paused' : ''}`}>
          {heldBecause ? words.onHold : words.states[voucher.state]}
        </span>
      </div>
      {heldBecause ? (
        <>
          <p>{words.heldSince(moment(language, heldAt ?? '', timeZone), heldBecause)}</p>
          <div className="op-deeds">
            <Button
              type="primary"
              loading={releasing.busy}
              onClick={() => void release(heldBecause)}
            >
              {words.release}
            </Button>
          </div>
          <Trouble error={releasing.trouble} />
        </>
      ) : null}
      {!heldBecause && !canHold ? <p className="op-soft">{words.cannot}</p> : null}
      {!heldBecause && canHold ? (
        <NoteWrite
          said={{
            label: words.because,
            hint: words.becauseHint,
            missing: words.missing,
            submit: words.hold,
          }}
          longest={100}
          busy={holding.busy}
          trouble={holding.trouble}
          write={(because) => void hold(because)}
        />
      ) : null}
    </section>
  );
};
