import { createContext, use, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';

export type Language = 'zh' | 'en';

/**
 * The shape of a dictionary without its sentences: another language must have the same
 * keys, and the same arguments where a sentence takes some.
 */
export type WordsLike<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer A) => string
      ? (...given: A) => string
      : WordsLike<T[K]>;
};

const storageKey = 'arrival.language';

type LanguageChoice = { language: Language; choose: (language: Language) => void };

const LanguageContext = createContext<LanguageChoice>({ language: 'zh', choose: () => {} });

/** Wraps an app; remembers the choice on this device and keeps `<html lang>` true. */
export const LanguageProvider = ({ children }: { children: ReactNode }) => {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const choice = useMemo(
    () => ({
      language,
      choose: (chosen: Language) => {
        remember(chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
};

export const useLanguage = (): LanguageChoice => use(LanguageContext);

/** The reader's dictionary: `const words = useWords(zh, en)`. */
export const useWords = <T,>(zh: T, en: WordsLike<T>): WordsLike<T> => {
  const { language } = useLanguage();
  // A dictionary is its own shape; the compiler does not see that through the mapped type.
  return language === 'zh' ? (zh as WordsLike<T>) : en;
};

/** One tap to the other language; says the other language's name in that language. */
export const LanguageSwitch = ({ className = 'ar-button' }: { className?: string }) => {
  const { language, choose } = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className={className}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => choose(other)}
    >
      {other === 'zh' ? '中文' : 'English'}
    </button>
  );
};

/** What a device's own list of languages asks for; Chinese where it says neither. */
export const languageFor = (wanted: readonly string[]): Language => {
  for (const tag of wanted) {
    if (tag.toLowerCase().startsWith('zh')) return 'zh';
    if (tag.toLowerCase().startsWith('en')) return 'en';
  }
  return 'zh';
};

const firstLanguage = (): Language => {
  try {
    const kept = localStorage.getItem(storageKey);
    if (kept === 'zh' || kept === 'en') return kept;
  } catch {
    // Storage may be shut off; the device's language serves.
  }
  return languageFor(navigator.languages);
};

const remember = (language: Language): void => {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // The choice then lasts as long as the page.
  }
};
