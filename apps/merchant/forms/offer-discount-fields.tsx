import { Checkbox, Form, Radio } from 'antd';
import { useWords } from '#ui/language.tsx';
import type { OfferForm } from '../offer-form.ts';
import { MoneyInput } from '../parts/money-input.tsx';
import { PercentInput } from '../parts/percent-input.tsx';
import { offerFormEn } from '../offer-form-words.en.ts';
import { offerFormZh } from '../offer-form-words.zh.ts';
import { OfferWindowsField } from './offer-windows-field.tsx';

/** How much comes off, of what, from which bill on, at most how much, for whom and when. */
export const OfferDiscountFields = ({ typed }: { typed: OfferForm }) => {
  const words = useWords(offerFormZh, offerFormEn);
  return (
    <>
      {typed.kind === 'timed' ? (
        <OfferWindowsField />
      ) : (
        <Form.Item name="audience" label={words.audience}>
          <Radio.Group
            optionType="button"
            options={[
              { value: 'everyone', label: words.everyone },
              { value: 'member', label: words.members },
            ]}
          />
        </Form.Item>
      )}
      <div className="me-pair me-pair-wide">
        <Form.Item name="offBy" label={words.offBy}>
          <Radio.Group
            optionType="button"
            options={[
              { value: 'percent', label: words.byPercent },
              { value: 'amount', label: words.byAmount },
            ]}
          />
        </Form.Item>
        {typed.offBy === 'percent' ? (
          <Form.Item name="percentBp" label={words.percent}>
            <PercentInput />
          </Form.Item>
        ) : (
          <Form.Item name="amount" label={words.amount}>
            <MoneyInput />
          </Form.Item>
        )}
      </div>
      <div className="me-pair">
        <Form.Item name="minimum" label={words.minimum} extra={words.minimumHelp}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="cap" label={words.cap} extra={words.capHelp}>
          <MoneyInput />
        </Form.Item>
      </div>
      <Form.Item name="base" label={words.base} extra={words.baseHelp[typed.base]}>
        <Radio.Group
          optionType="button"
          options={[
            { value: 'original', label: words.original },
            { value: 'remaining', label: words.remaining },
          ]}
        />
      </Form.Item>
      <Form.Item name="appliesTo" label={words.appliesTo}>
        <Checkbox.Group
          options={[
            { value: 'bill', label: words.onBill },
            { value: 'package', label: words.onPackage },
          ]}
        />
      </Form.Item>
    </>
  );
};
