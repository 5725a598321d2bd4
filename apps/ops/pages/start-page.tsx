import { useWords } from '#ui/language.tsx';
import { useSession } from '#ui/session.tsx';
import { Empty } from '#ui/states.tsx';
import { queryClient } from '../api.ts';
import { citiesOf } from '../here.tsx';
import { Bare } from '../parts/bare.tsx';
import { Go } from '#ui/go.tsx';
import { otherApps, paths } from '../paths.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** No city in the address: go to the first that is one's own. */
export const StartPage = () => {
  const { me } = useSession();
  const [city] = citiesOf(me?.roles ?? []);
  return city ? <Go to={paths.review(city)} /> : <NotYours />;
};

/** Signed in, but not as an operator: says so, and where this person may go. */
export const NotYours = () => {
  const words = useWords(zh, en).notYours;
  const { me, signOut } = useSession();
  const leave = async () => {
    await signOut();
    queryClient.clear();
  };
  return (
    <Bare>
      <Empty
        sentence={words.sentence}
        more={words.more(me?.name || me?.phoneMasked || '')}
        action={
          <span className="op-deeds">
            <a className="ar-button" href={otherApps.consumer}>
              {words.consumer}
            </a>
            <a className="ar-button" href={otherApps.merchant}>
              {words.merchant}
            </a>
            <button type="button" className="ar-button" onClick={() => void leave()}>
              {words.other}
            </button>
          </span>
        }
      />
    </Bare>
  );
};
