import { Button, Checkbox, Form, Input } from 'antd';
import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import type { WeeklyWindow } from '#contract/discount.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { dayName, windowLine } from '../offer-words.ts';
import { WeekStrip } from '../parts/week-strip.tsx';
import { offerFormEn } from '../offer-form-words.en.ts';
import { offerFormZh } from '../offer-form-words.zh.ts';

const week = [1, 2, 3, 4, 5, 6, 7];
/** What a new row begins with. */
const first: Record<WindowsOf, WeeklyWindow> = {
  windows: { days: [6, 7], from: '14:00', to: '17:00' },
  usableWindows: { days: [1, 2, 3, 4, 5], from: '11:00', to: '14:00' },
};

/**
 * Weekly windows, typed below and drawn above: those in which an offer holds, or those in
 * which what was bought may be used, of which there may be none.
 */
export const OfferWindowsField = ({ of = 'windows' }: { of?: WindowsOf }) => {
  const words = useWords(offerFormZh, offerFormEn);
  const isOptional = of === 'usableWindows';
  const { language } = useLanguage();
  const form = Form.useFormInstance();
  const windows: WeeklyWindow[] = Form.useWatch(of, form) ?? [];
  return (
    <Form.List name={of}>
      {(rows, { add, remove }) => (
        <fieldset className="me-items">
          <legend>{isOptional ? words.usable : words.windows}</legend>
          {rows.length > 0 ? (
            <WeekStrip windows={windows} />
          ) : (
            <p className="me-soft me-small">{words.usableAlways}</p>
          )}
          <ul>
            {rows.map(({ key, name: row }) => (
              <li key={key} className="me-window">
                <Form.Item name={[row, 'days']} label={words.days}>
                  <Checkbox.Group
                    options={week.map((day) => ({
                      value: day,
                      label: dayName(language, day),
                    }))}
                  />
                </Form.Item>
                <div className="me-window-times">
                  <Form.Item name={[row, 'from']} label={words.from}>
                    <Input type="time" className="ar-digits" />
                  </Form.Item>
                  <Form.Item
                    name={[row, 'to']}
                    label={words.to}
                    getValueProps={(value: string) => ({
                      value: value === '24:00' ? '00:00' : value,
                    })}
                    normalize={(value: string) => (value === '00:00' ? '24:00' : value)}
                  >
                    <Input type="time" className="ar-digits" />
                  </Form.Item>
                  <Button
                    aria-label={words.removeWindow(row + 1)}
                    icon={<DeleteOutlined aria-hidden />}
                    disabled={rows.length === 1 && !isOptional}
                    onClick={() => remove(row)}
                  />
                </div>
                <p className="me-soft me-small">{lineOf(language, windows[row])}</p>
              </li>
            ))}
          </ul>
          <Button
            icon={<PlusOutlined aria-hidden />}
            disabled={rows.length >= 14}
            onClick={() => add(first[of])}
          >
            {words.addWindow}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
};

type WindowsOf = 'windows' | 'usableWindows';

const lineOf = (language: 'zh' | 'en', window: WeeklyWindow | undefined): string => {
  const readable = window && window.days.length > 0 && window.from && window.to;
  return readable ? windowLine(language, window) : '';
};
