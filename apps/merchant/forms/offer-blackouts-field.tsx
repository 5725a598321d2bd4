import { Button, Form, Input } from 'antd';
import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useWords } from '#ui/language.tsx';
import { offerFormEn } from '../offer-form-words.en.ts';
import { offerFormZh } from '../offer-form-words.zh.ts';

const most = 60;

/** The days on which what was bought can't be used, as holidays. */
export const OfferBlackoutsField = () => {
  const words = useWords(offerFormZh, offerFormEn);
  return (
    <Form.List name="blackoutDays">
      {(rows, { add, remove }) => (
        <fieldset className="me-items">
          <legend>{words.blackouts}</legend>
          <ul className="me-days">
            {rows.map(({ key, name: row }) => (
              <li key={key}>
                <Form.Item name={row} label={words.blackout(row + 1)}>
                  <Input type="date" className="ar-digits" />
                </Form.Item>
                <Button
                  aria-label={words.removeBlackout(row + 1)}
                  icon={<DeleteOutlined aria-hidden />}
                  onClick={() => remove(row)}
                />
              </li>
            ))}
          </ul>
          <Button
            icon={<PlusOutlined aria-hidden />}
            disabled={rows.length >= most}
            onClick={() => add('')}
          >
            {words.addBlackout}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
};
