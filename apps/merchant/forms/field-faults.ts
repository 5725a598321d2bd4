import { useCallback, useRef } from 'react';
import type { FormInstance } from 'antd';
import type { FieldPath } from '../offer-faults.ts';
import type { OfferForm } from '../offer-form.ts';

const none: string[] = [];

/** A field that something is wrong with, and the sentence under it. */
export type Fault = { at: FieldPath; says: string };

/**
 * Shows faults at their fields and takes earlier ones away. With `goThere` the first of
 * them comes into view with the cursor in it.
 */
export const useFieldFaults = (form: FormInstance<OfferForm>) => {
  const shown = useRef<FieldPath[]>([]);
  return useCallback(
    (faults: readonly Fault[], goThere: boolean) => {
      const clear = shown.current.map((name) => ({ name, errors: none }));
      const set = faults.map(({ at, says }) => ({ name: at, errors: [says] }));
      // A path that the problem was found at is a path of the form.
      form.setFields([...clear, ...set] as Parameters<typeof form.setFields>[0]);
      shown.current = faults.map(({ at }) => at);
      const [first] = faults;
      // The row of a list gets its error line only now, so it is looked for in a moment.
      if (first && goThere)
        setTimeout(() => form.scrollToField(first.at, { focus: true, block: 'center' }));
    },
    [form],
  );
};
