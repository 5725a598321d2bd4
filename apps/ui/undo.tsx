import { useCallback } from 'react';
import { App, Button } from 'antd';
import { newKey } from './api.ts';
import { useWords } from './language.tsx';

const zh = { undo: '撤销' };
const en = { undo: 'Undo' };

/** How long a deed that can't be taken back waits for a change of mind. */
export const secondThoughtMs = 8_000;

/**
 * Instead of asking beforehand: `say` tells what was done and may offer its opposite;
 * `afterwards` holds a deed that has no opposite until the time for second thoughts is
 * over. Closing the page in time leaves everything as it was.
 */
export const useUndo = () => {
  const { notification } = App.useApp();
  const words = useWords(zh, en);
  const say = useCallback(
    (title: string, undo?: () => void) => {
      const key = newKey();
      const take = () => {
        notification.destroy(key);
        undo?.();
      };
      notification.open({
        key,
        title,
        role: 'status',
        placement: 'bottom',
        duration: secondThoughtMs / 1_000,
        ...(undo && { actions: <Button onClick={take}>{words.undo}</Button> }),
      });
    },
    [notification, words],
  );
  const afterwards = useCallback(
    (title: string, deed: () => void, kept: () => void) => {
      const timer = setTimeout(deed, secondThoughtMs);
      say(title, () => {
        clearTimeout(timer);
        kept();
      });
    },
    [say],
  );
  return { say, afterwards };
};
