import { Empty } from '#ui/states.tsx';
import { useSignIn } from '../signed-in.tsx';
import { useText } from '../text.ts';

/** A page that is somebody's own, before anybody is signed in. */
export const SignInFirst = ({ sentence, why }: { sentence: string; why: string }) => {
  const words = useText();
  const signIn = useSignIn();
  return (
    <Empty
      sentence={sentence}
      more={why}
      action={
        <button
          type="button"
          className="ar-button ar-button-main"
          onClick={() => signIn({ why, then: () => {} })}
        >
          {words.signIn.title}
        </button>
      }
    />
  );
};
