import { Button, Form, Input, Select } from 'antd';
import { addStore } from '#contract/merchant.ts';
import { Category } from '#contract/place.ts';
import type { PlaceView } from '#contract/place.ts';
import { useDeed } from '#ui/deed.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { phoneOf } from '#ui/sign-in.tsx';
import { Trouble } from '#ui/states.tsx';
import { api } from '../api.ts';
import { categoryName } from '../categories.ts';
import { useDesk } from '../desk.tsx';
import { pointOf } from '../map-point.ts';
import { phoneRule } from '../parts/phone-rule.ts';
import { PointField } from '../parts/point-field.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

type Typed = {
  name: string;
  category: Category;
  address: string;
  point: string;
  phone?: string;
  hoursText?: string;
};

/** Puts a shop on the map that is not there yet; its point is typed or the phone's own. */
export const StoreCreate = ({
  done,
  name,
}: {
  done: (place: PlaceView) => void;
  name: string;
}) => {
  const words = useWords(zh, en).storeNew;
  const { desk } = useDesk();
  const deed = useDeed(api, addStore);
  const submit = async (typed: Typed) => {
    const point = pointOf(typed.point);
    if (!point) return;
    const phone = phoneOf(typed.phone ?? '');
    const hoursText = typed.hoursText?.trim() ?? '';
    const create = {
      name: typed.name.trim(),
      address: typed.address.trim(),
      category: typed.category,
      ...point,
      ...(phone ? { phone } : {}),
      ...(hoursText === '' ? {} : { hoursText }),
    };
    const created = await deed.run({ ...desk, create });
    if (created) done(created);
  };
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={{ name }}
      scrollToFirstError={{ focus: true, block: 'center' }}
      onFinish={(typed: Typed) => void submit(typed)}
    >
      <NeededFields />
      <OptionalFields />
      <Trouble error={deed.trouble} />
      <Button type="primary" htmlType="submit" size="large" loading={deed.busy}>
        {words.submit}
      </Button>
    </Form>
  );
};

const NeededFields = () => {
  const words = useWords(zh, en).storeNew;
  const { language } = useLanguage();
  const needed = (message: string) => [{ required: true, whitespace: true, message }];
  const isPoint = (_: unknown, typed = '') =>
    pointOf(typed) ? Promise.resolve() : Promise.reject(new Error(words.pointMistyped));
  const categories = Category.options.map((value) => ({
    value,
    label: categoryName(language, value),
  }));
  return (
    <>
      <Form.Item name="name" label={words.name} rules={needed(words.nameMissing)}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="category"
        label={words.category}
        rules={[{ required: true, message: words.categoryMissing }]}
      >
        <Select showSearch={{ optionFilterProp: 'label' }} options={categories} />
      </Form.Item>
      <Form.Item name="address" label={words.address} rules={needed(words.addressMissing)}>
        <Input maxLength={120} autoComplete="street-address" />
      </Form.Item>
      <Form.Item
        name="point"
        label={words.point}
        extra={words.pointHelp}
        rules={[{ validator: isPoint }]}
      >
        <PointField />
      </Form.Item>
    </>
  );
};

const OptionalFields = () => {
  const words = useWords(zh, en);
  return (
    <>
      <Form.Item
        name="phone"
        label={words.storeNew.phone}
        rules={[phoneRule(words.phoneMistyped, true)]}
      >
        <Input type="tel" autoComplete="tel" />
      </Form.Item>
      <Form.Item
        name="hoursText"
        label={words.storeNew.hours}
        extra={words.storeNew.hoursHelp}
      >
        <Input maxLength={255} placeholder="Mo-Su 10:00-22:00" autoComplete="off" />
      </Form.Item>
    </>
  );
};
