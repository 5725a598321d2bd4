import { Form, InputNumber } from 'antd';
import { useWords } from '#ui/language.tsx';
import { MoneyInput } from '../parts/money-input.tsx';
import { offerFormEn } from '../offer-form-words.en.ts';
import { offerFormZh } from '../offer-form-words.zh.ts';

/** Pay this, it counts for that, on a bill of so much or more. */
export const OfferCashFields = () => {
  const words = useWords(offerFormZh, offerFormEn);
  return (
    <>
      <div className="me-pair">
        <Form.Item name="price" label={words.cashPrice}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="face" label={words.face}>
          <MoneyInput />
        </Form.Item>
      </div>
      <div className="me-pair">
        <Form.Item name="minimum" label={words.cashMinimum} extra={words.cashMinimumHelp}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="perBill" label={words.perBill} extra={words.perBillHelp}>
          <InputNumber className="me-wide" min={1} max={10} precision={0} />
        </Form.Item>
      </div>
    </>
  );
};
