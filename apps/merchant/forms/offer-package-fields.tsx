import { Button, Form, Input, InputNumber } from 'antd';
import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useWords } from '#ui/language.tsx';
import { fenOf } from '../money-input.ts';
import { offerFormEn } from '../offer-form-words.en.ts';
import { offerFormZh } from '../offer-form-words.zh.ts';
import type { OfferForm } from '../offer-form.ts';
import { MoneyInput } from '../parts/money-input.tsx';
import { signedMoney } from '../parts/signed-money.ts';
import { OfferBlackoutsField } from './offer-blackouts-field.tsx';
import { OfferWindowsField } from './offer-windows-field.tsx';

/** What is in a set meal, what that costs one by one, and what it costs together. */
export const OfferPackageFields = ({ typed }: { typed: OfferForm }) => {
  const words = useWords(offerFormZh, offerFormEn);
  const menuFen = typed.items.reduce(
    (sum, { count, price }) => sum + (count ?? 0) * fenOf(price),
    0,
  );
  const savedFen = menuFen - fenOf(typed.price);
  const share = `${Math.round((savedFen / menuFen) * 100)} %`;
  const saving = savedFen > 0 ? words.saves(signedMoney(savedFen), share) : words.dearer;
  const settled = Number.isNaN(savedFen) || savedFen === 0;
  return (
    <>
      <ItemList sum={Number.isNaN(menuFen) ? '—' : signedMoney(menuFen)} />
      <div className="me-pair">
        <Form.Item
          name="price"
          label={words.packagePrice}
          extra={settled ? words.packagePriceHelp : saving}
        >
          <MoneyInput />
        </Form.Item>
        <Form.Item name="usesTotal" label={words.usesTotal} extra={words.usesTotalHelp}>
          <InputNumber className="me-wide" min={1} max={50} precision={0} />
        </Form.Item>
      </div>
      {(typed.usesTotal ?? 1) > 1 ? (
        <Form.Item name="usesPerDay" label={words.usesPerDay} extra={words.usesPerDayHelp}>
          <InputNumber className="me-wide" min={1} max={50} precision={0} />
        </Form.Item>
      ) : null}
      <OfferWindowsField of="usableWindows" />
      <OfferBlackoutsField />
    </>
  );
};

const ItemList = ({ sum }: { sum: string }) => {
  const words = useWords(offerFormZh, offerFormEn);
  return (
    <Form.List name="items">
      {(rows, { add, remove }) => (
        <fieldset className="me-items">
          <legend>{words.items}</legend>
          <ul>
            {rows.map(({ key, name: row }) => (
              <li key={key} className="me-item">
                <ItemFields row={row} />
                <Button
                  aria-label={words.removeItem(row + 1)}
                  icon={<DeleteOutlined aria-hidden />}
                  disabled={rows.length === 1}
                  onClick={() => remove(row)}
                />
              </li>
            ))}
          </ul>
          <div className="me-items-foot">
            <Button
              icon={<PlusOutlined aria-hidden />}
              disabled={rows.length >= 30}
              onClick={() => add({ name: '', count: 1, price: '' })}
            >
              {words.addItem}
            </Button>
            <span className="ar-digits">{words.menuSum(sum)}</span>
          </div>
        </fieldset>
      )}
    </Form.List>
  );
};

const ItemFields = ({ row }: { row: number }) => {
  const words = useWords(offerFormZh, offerFormEn);
  return (
    <>
      <Form.Item name={[row, 'name']} label={words.itemName}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name={[row, 'count']} label={words.itemCount}>
        <InputNumber className="me-wide" min={1} max={99} precision={0} />
      </Form.Item>
      <Form.Item name={[row, 'price']} label={words.itemPrice}>
        <MoneyInput />
      </Form.Item>
    </>
  );
};
