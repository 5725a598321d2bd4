import { useState } from 'react';
import { Button, Form, Input, Select } from 'antd';
import type { PlaceView } from '#contract/place.ts';
import { createTill } from '#contract/till.ts';
import { useDeed } from '#ui/deed.ts';
import { useWords } from '#ui/language.tsx';
import { Trouble } from '#ui/states.tsx';
import { api, askAnew } from '../api.ts';
import { useDesk } from '../desk.tsx';
import { TillKey } from '../parts/till-key.tsx';
import type { ToldKey } from '../parts/till-key.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

type Typed = { name: string; placeId: string };

/** Gives a machine of a store its key, which stands here until the next one or the end. */
export const TillAdd = ({ stores }: { stores: PlaceView[] }) => {
  const said = useWords(zh, en).tills;
  const { desk } = useDesk();
  const [form] = Form.useForm<Typed>();
  const [told, setTold] = useState<ToldKey | null>(null);
  const deed = useDeed(api, createTill);
  const submit = async (typed: Typed) => {
    const made = await deed.run({ ...desk, ...typed, name: typed.name.trim() });
    if (!made) return;
    setTold(made);
    form.resetFields(['name']);
    await askAnew();
  };
  return (
    <>
      {told ? <TillKey told={told} done={() => setTold(null)} /> : null}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={stores.length === 1 ? { placeId: stores[0]?.id } : {}}
        onFinish={(typed: Typed) => void submit(typed)}
      >
        <Form.Item
          name="name"
          label={said.name}
          extra={said.nameHelp}
          rules={[{ required: true, whitespace: true, message: said.nameMissing }]}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="placeId"
          label={said.store}
          rules={[{ required: true, message: said.storeMissing }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={stores.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Trouble error={deed.trouble} />
        <Button type={told ? 'default' : 'primary'} htmlType="submit" loading={deed.busy}>
          {said.submit}
        </Button>
      </Form>
    </>
  );
};
