import { useEffect, useState } from 'react';
import { Button, Form, Input } from 'antd';
import { merchantCan } from '#contract/merchant.ts';
import type { OfferView } from '#contract/offer.ts';
import type { PlaceView } from '#contract/place.ts';
import { factsIfRefused } from '#ui/api.ts';
import { useWords } from '#ui/language.tsx';
import { Note, Trouble } from '#ui/states.tsx';
import { useDesk } from '../desk.tsx';
import { faultName, fieldsOfProblem } from '../offer-faults.ts';
import { draftOf, marginAskOf } from '../offer-form.ts';
import type { OfferForm } from '../offer-form.ts';
import { offerFormEn } from '../offer-form-words.en.ts';
import { offerFormZh } from '../offer-form-words.zh.ts';
import { MarginPreview } from '../parts/margin-preview.tsx';
import { useFieldFaults } from './field-faults.ts';
import type { Fault } from './field-faults.ts';
import { OfferCashFields } from './offer-cash-fields.tsx';
import { OfferDiscountFields } from './offer-discount-fields.tsx';
import { OfferPackageFields } from './offer-package-fields.tsx';
import { OfferFundingField, OfferSaleFields } from './offer-sale-fields.tsx';
import { useOfferSave } from './offer-save.ts';
import type { Saved } from './offer-save.ts';

type Asked = {
  start: OfferForm;
  stores: PlaceView[];
  /** The draft that is changed; none for a new offer. */
  offer?: OfferView;
  done: (saved: Saved) => void;
};

/** Makes an offer or changes a draft, with what one sale would mean beside it. */
export const OfferEdit = ({ start, stores, offer, done }: Asked) => {
  const words = useWords(offerFormZh, offerFormEn);
  const { merchant, timeZone } = useDesk();
  const [form] = Form.useForm<OfferForm>();
  const watched: Partial<OfferForm> | undefined = Form.useWatch([], form);
  const typed: OfferForm = { ...start, ...watched };
  const save = useOfferSave(offer);
  const { tried, setTried } = useShownFaults(form, typed, timeZone, save.trouble);
  const send = async (submit: boolean) => {
    setTried((times) => times + 1);
    const read = draftOf(typed, timeZone);
    if (!read.ok) return;
    const saved = await save.run(read.draft, submit);
    if (saved) done(saved);
  };
  const maySubmit = merchantCan.sell(merchant.state);
  const unread = tried > 0 && !draftOf(typed, timeZone).ok;
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={start}
      className="me-offer-form"
      onFinish={() => void send(false)}
    >
      <div className="me-stack">
        <section className="me-card" aria-label={words.sections.what}>
          <h2>{words.sections.what}</h2>
          <Form.Item name="title" label={words.title} extra={words.titleHelp}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          {typed.kind === 'package' ? <OfferPackageFields typed={typed} /> : null}
          {typed.kind === 'cash' ? <OfferCashFields /> : null}
          {typed.kind === 'bill' || typed.kind === 'timed' ? (
            <OfferDiscountFields typed={typed} />
          ) : null}
        </section>
        <OfferFundingField typed={typed} />
        <OfferSaleFields stores={stores} />
      </div>
      <aside className="me-aside">
        <MarginPreview asked={marginAskOf(typed)} />
      </aside>
      <div className="me-stack me-form-end">
        <Trouble error={save.trouble} />
        {unread ? <Note tone="soon">{words.lookAbove}</Note> : null}
        {maySubmit ? null : <Note tone="soon">{words.submitNotYet}</Note>}
        <div className="me-form-foot">
          <Button
            type="primary"
            size="large"
            disabled={!maySubmit || save.busy}
            loading={save.busy}
            onClick={() => void send(true)}
          >
            {words.submit}
          </Button>
          <Button size="large" htmlType="submit" disabled={save.busy}>
            {words.saveDraft}
          </Button>
        </div>
      </div>
    </Form>
  );
};

/**
 * Points at what is wrong: after the first try at whatever can't be read, live; after an
 * answer at the fields that contradict each other, until something is changed.
 */
const useShownFaults = (
  form: Parameters<typeof useFieldFaults>[0],
  typed: OfferForm,
  timeZone: string,
  trouble: Error | null,
) => {
  const words = useWords(offerFormZh, offerFormEn);
  const show = useFieldFaults(form);
  const [tried, setTried] = useState(0);
  const now = JSON.stringify(typed);
  useEffect(() => {
    if (tried === 0) return;
    const read = draftOf(typed, timeZone);
    const faults = read.ok ? [] : read.faults;
    show(
      faults.map((at): Fault => ({ at, says: words.faults[faultName(at)] })),
      false,
    );
    // What is typed is new on every render; its text is not.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [now, tried, timeZone, show, words]);
  useEffect(() => {
    const problems = factsIfRefused(trouble, 'offer_terms_contradict')?.problems ?? [];
    const faults = problems.flatMap((problem) =>
      fieldsOfProblem(problem, typed).map((at): Fault => ({
        at,
        says: words.problems[problem],
      })),
    );
    if (faults.length > 0) show(faults, true);
    // Only a new answer points anew; typing clears it above.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [trouble]);
  useEffect(() => {
    const read = tried === 0 ? null : draftOf(typed, timeZone);
    const [first] = read?.ok === false ? read.faults : [];
    if (first) form.scrollToField(first, { focus: true, block: 'center' });
    // Goes to the first fault when somebody tries, not while they type.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [tried]);
  return { tried, setTried };
};
