import { useState } from 'react';
import { Button, Form, Input, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { applyMerchant } from '#contract/merchant.ts';
import type { MerchantView } from '#contract/merchant.ts';
import { useDeed } from '#ui/deed.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { phoneOf } from '#ui/sign-in.tsx';
import { Trouble } from '#ui/states.tsx';
import { api } from '../api.ts';
import { phoneRule } from '../parts/phone-rule.ts';
import { citiesQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

type Typed = { city: string; name: string; licenceNo: string; contactPhone: string };

/** Eighteen characters of a credit code, or the fifteen of an old licence. */
const licenceOf = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();

/** Applies to sell in a city; the applicant becomes the owner. */
export const MerchantApply = ({
  city,
  earlier,
  done,
}: {
  city?: string;
  /** What was applied with before, to put right. */
  earlier?: Pick<MerchantView, 'name' | 'licenceNo'>;
  done: (city: string, merchant: MerchantView) => void;
}) => {
  const words = useWords(zh, en).apply;
  const cities = useQuery(citiesQuery);
  const [sent, setSent] = useState(false);
  const deed = useDeed(api, applyMerchant);
  const list = cities.data?.items ?? [];
  const only = city ?? (list.length === 1 ? list[0]?.id : undefined);
  const submit = async (typed: Typed) => {
    const target = only ?? typed.city;
    const contactPhone = phoneOf(typed.contactPhone);
    if (!contactPhone) return;
    const merchant = await deed.run({
      city: target,
      name: typed.name.trim(),
      licenceNo: licenceOf(typed.licenceNo),
      contactPhone,
    });
    if (!merchant) return;
    setSent(true);
    done(target, merchant);
  };
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={earlier ?? {}}
      onFinish={(typed: Typed) => void submit(typed)}
      scrollToFirstError={{ focus: true, block: 'center' }}
    >
      {only ? null : <CityField />}
      <AboutFields />
      <Trouble error={deed.trouble ?? cities.error} />
      <Button type="primary" htmlType="submit" size="large" loading={deed.busy || sent}>
        {words.submit}
      </Button>
    </Form>
  );
};

const CityField = () => {
  const words = useWords(zh, en).apply;
  const { language } = useLanguage();
  const list = useQuery(citiesQuery).data?.items ?? [];
  const options = list.map(({ id, name, nameEn }) => ({
    value: id,
    label: language === 'zh' ? name : nameEn,
  }));
  return (
    <Form.Item
      name="city"
      label={words.city}
      rules={[{ required: true, message: words.cityMissing }]}
    >
      <Select options={options} />
    </Form.Item>
  );
};

const AboutFields = () => {
  const words = useWords(zh, en);
  const said = words.apply;
  const isLicence = (_: unknown, typed = '') =>
    /^[0-9A-Z]{15,18}$/.test(licenceOf(typed))
      ? Promise.resolve()
      : Promise.reject(new Error(said.licenceMistyped));
  return (
    <>
      <Form.Item
        name="name"
        label={said.name}
        extra={said.nameHelp}
        rules={[{ required: true, whitespace: true, message: said.nameMissing }]}
      >
        <Input maxLength={60} autoComplete="organization" />
      </Form.Item>
      <Form.Item
        name="licenceNo"
        label={said.licence}
        extra={said.licenceHelp}
        rules={[{ validator: isLicence }]}
      >
        <Input maxLength={24} autoComplete="off" className="ar-digits" />
      </Form.Item>
      <Form.Item
        name="contactPhone"
        label={said.phone}
        extra={said.phoneHelp}
        rules={[phoneRule(words.phoneMistyped)]}
      >
        <Input type="tel" autoComplete="tel" />
      </Form.Item>
    </>
  );
};
