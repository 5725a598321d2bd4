import {
  createContext,
  use,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { ReactNode } from 'react';

export type ThemeChoice = 'device' | 'light' | 'dark';

const storageKey = 'arrival.theme';
const night = () => matchMedia('(prefers-color-scheme: dark)');

type Theme = { choice: ThemeChoice; dark: boolean; choose: (choice: ThemeChoice) => void };

const ThemeContext = createContext<Theme>({
  choice: 'device',
  dark: false,
  choose: () => {},
});

/** Wraps an app: `<html data-theme>` follows the device until somebody chooses. */
export const ThemeProvider = ({ children }: { children: ReactNode }) => {
  const [choice, setChoice] = useState<ThemeChoice>(firstChoice);
  const deviceDark = useSyncExternalStore(listen, () => night().matches);
  const dark = choice === 'device' ? deviceDark : choice === 'dark';
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    const bar = document.querySelector('meta[name="theme-color"]');
    bar?.setAttribute('content', dark ? '#12141a' : '#fbf7f2');
  }, [dark]);
  const theme = useMemo(
    () => ({
      choice,
      dark,
      choose: (chosen: ThemeChoice) => {
        remember(chosen);
        setChoice(chosen);
      },
    }),
    [choice, dark],
  );
  return <ThemeContext value={theme}>{children}</ThemeContext>;
};

export const useTheme = (): Theme => use(ThemeContext);

const listen = (changed: () => void) => {
  const query = night();
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

const firstChoice = (): ThemeChoice => {
  try {
    const kept = localStorage.getItem(storageKey);
    return kept === 'light' || kept === 'dark' ? kept : 'device';
  } catch {
    return 'device';
  }
};

const remember = (choice: ThemeChoice): void => {
  try {
    localStorage.setItem(storageKey, choice);
  } catch {
    // The choice then lasts as long as the page.
  }
};
