import { Form, Input, InputNumber, Select, Slider } from 'antd';
import type { PlaceView } from '#contract/place.ts';
import { useWords } from '#ui/language.tsx';
import type { OfferForm } from '../offer-form.ts';
import { offerFormEn } from '../offer-form-words.en.ts';
import { offerFormZh } from '../offer-form-words.zh.ts';

/** Which part of the discount the platform is asked to carry. */
export const OfferFundingField = ({ typed }: { typed: OfferForm }) => {
  const words = useWords(offerFormZh, offerFormEn);
  const platform = typed.platformPercent ?? 0;
  return (
    <section className="me-card" aria-label={words.sections.funding}>
      <h2>{words.sections.funding}</h2>
      <Form.Item
        name="platformPercent"
        label={words.funding}
        extra={words.fundingSaid(100 - platform, platform)}
      >
        <Slider
          step={5}
          tooltip={{ open: false }}
          ariaLabelForHandle={words.funding}
          marks={{ 0: '0', 50: '50 %', 100: '100 %' }}
        />
      </Form.Item>
    </section>
  );
};

/** Where it holds, from when to when, how many, how long, and what is outside. */
export const OfferSaleFields = ({ stores }: { stores: PlaceView[] }) => {
  const words = useWords(offerFormZh, offerFormEn);
  const options = stores.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <section className="me-card" aria-label={words.sections.sale}>
      <h2>{words.sections.sale}</h2>
      <Form.Item name="placeIds" label={words.placeIds}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={options}
        />
      </Form.Item>
      <div className="me-pair me-pair-wide">
        <Form.Item name="sellFrom" label={words.sellFrom}>
          <Input type="datetime-local" className="ar-digits" />
        </Form.Item>
        <Form.Item name="sellUntil" label={words.sellUntil} extra={words.sellUntilHelp}>
          <Input type="datetime-local" className="ar-digits" />
        </Form.Item>
      </div>
      <div className="me-pair">
        <Form.Item name="stock" label={words.stock} extra={words.stockHelp}>
          <InputNumber className="me-wide" min={1} max={1_000_000} precision={0} />
        </Form.Item>
        <Form.Item name="perPersonLimit" label={words.limit} extra={words.limitHelp}>
          <InputNumber className="me-wide" min={1} max={100} precision={0} />
        </Form.Item>
      </div>
      <div className="me-pair">
        <Form.Item name="validDays" label={words.validDays} extra={words.validDaysHelp}>
          <InputNumber className="me-wide" min={1} max={366} precision={0} />
        </Form.Item>
        <Form.Item name="excludes" label={words.excludes} extra={words.excludesHelp}>
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={[',', '，', '、']}
            maxCount={8}
          />
        </Form.Item>
      </div>
    </section>
  );
};
