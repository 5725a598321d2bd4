import { Input } from 'antd';
import type { InputProps } from 'antd';

/** An amount in yuan; the number pad on a phone. */
export const MoneyInput = (props: InputProps) => (
  <Input
    {...props}
    prefix="¥"
    inputMode="decimal"
    autoComplete="off"
    className="ar-digits"
  />
);
