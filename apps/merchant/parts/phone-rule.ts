import type { Rule } from 'antd/es/form';
import { phoneOf } from '#ui/sign-in.tsx';

/** A mobile number, or nothing where it may be left out. */
export const phoneRule = (mistyped: string, optional = false): Rule => ({
  validator: (_, typed: string = '') =>
    (optional && typed.trim() === '') || phoneOf(typed)
      ? Promise.resolve()
      : Promise.reject(new Error(mistyped)),
});
