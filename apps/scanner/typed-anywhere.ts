import { useEffect, useEffectEvent } from 'react';
import { makeWedge } from './wedge.ts';

type Hears = {
  /** A hardware scanner, or a paste. */
  scanned: (text: string) => void;
  /** A hand at a keyboard. */
  digits: (digits: string) => void;
  deleted: () => void;
};

/** Longer than a scanner waits between keys: until then a digit may belong to a scan. */
const handAfterMs = 80;

/** Takes codes from the keyboard wherever the focus is; no field has to be tapped first. */
export const useTypedAnywhere = (hears: Hears): void => {
  const scanned = useEffectEvent(hears.scanned);
  const typed = useEffectEvent(hears.digits);
  const deleted = useEffectEvent(hears.deleted);
  useEffect(() => {
    const wedge = makeWedge();
    let held = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      if (held !== '') typed(held);
      held = '';
    };
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { text, swallow } = wedge(event, event.timeStamp);
      if (swallow) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
      clearTimeout(timer);
      if (text !== null) {
        held = '';
        scanned(text);
        return;
      }
      if (/^\d$/.test(event.key)) held += event.key;
      if (event.key === 'Backspace') deleted();
      timer = setTimeout(flush, handAfterMs);
    };
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text').trim();
      if (text) scanned(text);
    };
    addEventListener('keydown', press, { capture: true });
    addEventListener('paste', paste);
    return () => {
      clearTimeout(timer);
      removeEventListener('keydown', press, { capture: true });
      removeEventListener('paste', paste);
    };
  }, []);
};
