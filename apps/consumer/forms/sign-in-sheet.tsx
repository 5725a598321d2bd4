import { useQuery } from '@tanstack/react-query';
import { sendCode, signIn } from '#contract/person.ts';
import { useSession } from '#ui/session.tsx';
import { SignIn } from '#ui/sign-in.tsx';
import { api } from '../api.ts';
import { Sheet } from '../parts/sheet.tsx';
import { otherApps } from '../paths.ts';
import { useText } from '../text.ts';

/** Sign in over the page one is on; `why` says what for. */
export const SignInSheet = ({
  why,
  close,
  done,
}: {
  why: string;
  close: () => void;
  done: () => void;
}) => {
  const words = useText();
  const { refresh } = useSession();
  const isDemo = useOutbox();
  return (
    <Sheet title={words.signIn.title} close={close}>
      <p className="sheet-why">{why}</p>
      <SignIn
        sendCode={(phone) => api.ask(sendCode, { phone })}
        signIn={async (phone, code) => {
          await api.ask(signIn, { phone, code });
          await refresh();
          done();
        }}
        hint={isDemo ? <OutboxHint /> : null}
      />
    </Sheet>
  );
};

const OutboxHint = () => {
  const words = useText();
  return (
    <p className="ar-hint">
      {words.signIn.demo}
      <a href={otherApps.outbox} target="_blank" rel="noreferrer">
        {words.signIn.outbox}
      </a>
    </p>
  );
};

/** Only a demo has an outbox; elsewhere that address answers with this app's own page. */
const useOutbox = (): boolean =>
  useQuery({
    queryKey: ['outbox'],
    queryFn: async () => {
      const response = await fetch(otherApps.outbox);
      return response.ok && !(await response.text()).includes('id="root"');
    },
    staleTime: Infinity,
  }).data === true;
