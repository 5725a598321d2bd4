import { sendCode, signIn } from '#contract/person.ts';
import { useWords } from '#ui/language.tsx';
import { useSession } from '#ui/session.tsx';
import { SignIn } from '#ui/sign-in.tsx';
import { useAsked } from '../address.ts';
import { api, queryClient } from '../api.ts';
import { Bare } from '../parts/bare.tsx';
import { Go } from '#ui/go.tsx';
import { useTitle } from '../parts/title.ts';
import { paths } from '../paths.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

export const SignInPage = () => {
  const words = useWords(zh, en);
  const { state, refresh } = useSession();
  const { to } = useAsked();
  useTitle(words.signIn.title);
  if (state === 'in') return <Go to={insideOf(to)} />;
  return (
    <Bare>
      <div className="op-sign-in">
        <h1>{words.signIn.title}</h1>
        <p className="op-soft">{words.signIn.why}</p>
        <SignIn
          sendCode={(phone) => api.ask(sendCode, { phone })}
          signIn={async (phone, code) => {
            await api.ask(signIn, { phone, code });
            queryClient.clear();
            await refresh();
          }}
        />
      </div>
    </Bare>
  );
};

/** Where somebody was going, as long as it is a page of this console. */
const insideOf = (to: string | undefined): string =>
  to?.startsWith('/') && !to.startsWith('//') ? to : paths.start();
