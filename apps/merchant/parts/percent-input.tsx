import { InputNumber } from 'antd';
import { useLanguage } from '#ui/language.tsx';

/** A discount as each language says it: 8.8 折 or 12 % off; holds basis points off. */
export const PercentInput = ({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: number | null;
  onChange?: (bp: number | null) => void;
}) => {
  const zh = useLanguage().language === 'zh';
  const off = value ?? null;
  const shown = off === null ? null : zh ? (10_000 - off) / 1_000 : off / 100;
  const take = (typed: number | null) => {
    if (typed === null) return onChange?.(null);
    return onChange?.(Math.round(zh ? 10_000 - typed * 1_000 : typed * 100));
  };
  return (
    <InputNumber<number>
      {...(id ? { id } : {})}
      className="me-wide"
      value={shown}
      min={zh ? 0 : 0.1}
      max={zh ? 9.9 : 100}
      step={zh ? 0.1 : 1}
      inputMode="decimal"
      suffix={zh ? '折' : '% off'}
      onChange={take}
    />
  );
};
