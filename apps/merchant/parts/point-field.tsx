import { useState } from 'react';
import { Button, Input, Space } from 'antd';
import AimOutlined from '@ant-design/icons/AimOutlined';
import { useWords } from '#ui/language.tsx';
import { typedPoint } from '../map-point.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** Latitude and longitude in one field, typed or taken from where the phone is. */
export const PointField = ({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: string;
  onChange?: (typed: string) => void;
}) => {
  const words = useWords(zh, en).storeNew;
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle');
  const locate = () => {
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        onChange?.(typedPoint({ lat: coords.latitude, lon: coords.longitude }));
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: 10_000 },
    );
  };
  return (
    <>
      <Space.Compact block>
        <Input
          {...(id ? { id } : {})}
          value={value ?? ''}
          placeholder="31.230416, 121.473701"
          autoComplete="off"
          className="ar-digits"
          onChange={(event) => onChange?.(event.target.value)}
        />
        <Button
          icon={<AimOutlined aria-hidden />}
          loading={state === 'asking'}
          onClick={locate}
        >
          {words.here}
        </Button>
      </Space.Compact>
      {state === 'failed' ? (
        <p className="me-soft" role="status">
          {words.hereFailed}
        </p>
      ) : null}
    </>
  );
};
