import type { ReactNode } from 'react';
import { LanguageSwitch, useWords } from '#ui/language.tsx';
import { Mark } from '#ui/mark.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { ThemeSwitch } from './theme-switch.tsx';

/** The page around whatever comes before there is a desk: sign-in and application. */
export const Bare = ({ children }: { children: ReactNode }) => {
  const words = useWords(zh, en);
  return (
    <div className="me-bare">
      <header className="me-bare-head">
        <span className="me-brand">
          <Mark size={28} />
          {words.brand}
        </span>
        <span className="me-head-tools">
          <ThemeSwitch />
          <LanguageSwitch className="me-tool" />
        </span>
      </header>
      <main className="me-bare-main">{children}</main>
    </div>
  );
};
