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
    <div className="op-bare">
      <header className="op-bare-head">
        <span className="op-brand">
          <Mark size={28} />
          {words.brand}
        </span>
        <span className="op-head-tools">
          <ThemeSwitch />
          <LanguageSwitch className="op-tool" />
        </span>
      </header>
      <main className="op-bare-main">{children}</main>
    </div>
  );
};
