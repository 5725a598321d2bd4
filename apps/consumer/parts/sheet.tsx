import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useText } from '../text.ts';
import { Icon } from './icon.tsx';

/**
 * A sheet that comes up from below. It is the browser's own dialog, because that keeps
 * focus inside, closes on Escape and hides the page behind it from screen readers.
 */
export const Sheet = ({
  title,
  close,
  children,
}: {
  title: string;
  close: () => void;
  children: ReactNode;
}) => {
  const words = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  // Beside the app and not where it was opened: no page's own rules reach into it.
  return createPortal(
    <dialog
      ref={dialog}
      className="sheet"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div className="sheet-head">
        <h2>{title}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={words.close}
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>,
    document.body,
  );
};
