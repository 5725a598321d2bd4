import { Link } from '@tanstack/react-router';
import { useWords } from '#ui/language.tsx';
import { Empty } from '#ui/states.tsx';
import { Bare } from '../parts/bare.tsx';
import { paths } from '../paths.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

export const LostPage = () => {
  const words = useWords(zh, en);
  return (
    <Bare>
      <h1 className="ar-unseen">{words.lost.sentence}</h1>
      <Empty
        sentence={words.lost.sentence}
        action={
          <Link className="ar-button" to={paths.start()}>
            {words.lost.home}
          </Link>
        }
      />
    </Bare>
  );
};
