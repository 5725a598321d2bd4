import { useSession } from '#ui/session.tsx';
import { desksOf, firstDesk } from '../desk.tsx';
import { Go } from '#ui/go.tsx';
import { paths } from '../paths.ts';

/** No desk in the address: go to the last one, or apply for the first. */
export const StartPage = () => {
  const { me } = useSession();
  const desk = firstDesk(desksOf(me?.roles ?? []));
  return <Go to={desk ? paths.home(desk) : paths.apply()} />;
};
