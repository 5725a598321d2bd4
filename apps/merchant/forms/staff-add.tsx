import { Button, Form, Input, Select } from 'antd';
import { addStaff } from '#contract/merchant.ts';
import type { PlaceView } from '#contract/place.ts';
import { useDeed } from '#ui/deed.ts';
import { useWords } from '#ui/language.tsx';
import { phoneOf } from '#ui/sign-in.tsx';
import { Trouble } from '#ui/states.tsx';
import { api, askAnew } from '../api.ts';
import { useDesk } from '../desk.tsx';
import { useUndo } from '#ui/undo.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

type Typed = { name: string; phone: string; placeId: string };

/** Lets a person redeem at one store; they sign in with this phone. */
export const StaffAdd = ({ stores }: { stores: PlaceView[] }) => {
  const words = useWords(zh, en);
  const said = words.staff;
  const { desk } = useDesk();
  const { say } = useUndo();
  const [form] = Form.useForm<Typed>();
  const deed = useDeed(api, addStaff);
  const submit = async (typed: Typed) => {
    const phone = phoneOf(typed.phone);
    if (!phone) return;
    const asked = { ...desk, phone, name: typed.name.trim(), placeId: typed.placeId };
    const added = await deed.run(asked);
    if (!added) return;
    say(said.added(added.name, added.placeName ?? ''));
    form.resetFields(['name', 'phone']);
    await askAnew();
  };
  return (
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
        rules={[{ required: true, whitespace: true, message: said.nameMissing }]}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={said.phone}
        rules={[
          {
            validator: (_, typed: string = '') =>
              phoneOf(typed)
                ? Promise.resolve()
                : Promise.reject(new Error(words.phoneMistyped)),
          },
        ]}
      >
        <Input type="tel" autoComplete="off" />
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
      <Button type="primary" htmlType="submit" loading={deed.busy}>
        {said.submit}
      </Button>
    </Form>
  );
};
