import { sendCode, signIn } from '#contract/person.ts';
import { LanguageSwitch, useWords } from '#ui/language.tsx';
import { Mark } from '#ui/mark.tsx';
import { useSession } from '#ui/session.tsx';
import { SignIn } from '#ui/sign-in.tsx';
import { api } from '../api.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** Phone and code; the same account as everywhere else. */
export const SignInPage = () => {
  const words = useWords(zh, en);
  const { refresh } = useSession();
  const enter = async (phone: string, code: string) => {
    await api.ask(signIn, { phone, code });
    await refresh();
  };
  return (
    <main className="sc-page sc-sign-in">
      <header className="sc-sign-in-head">
        <Mark size={56} />
        <h1>{words.welcome}</h1>
        <p>{words.welcomeMore}</p>
      </header>
      <SignIn sendCode={(phone) => api.ask(sendCode, { phone })} signIn={enter} />
      <footer className="sc-sign-in-foot">
        <LanguageSwitch />
      </footer>
    </main>
  );
};
