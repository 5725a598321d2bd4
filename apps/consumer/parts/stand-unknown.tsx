import { useWords } from '#ui/language.tsx';
import { useCity } from '../city.tsx';
import { paths } from '../paths.ts';
import { en } from '../stand-words.en.ts';
import { zh } from '../stand-words.zh.ts';
import { InnerPage } from './shell.tsx';

/** No answer came: said as what it is, with the one button that finds out. */
export const StandUnknown = ({ title, again }: { title: string; again: () => void }) => {
  const words = useWords(zh, en).stand;
  const city = useCity();
  return (
    <InnerPage
      title={title}
      back={paths.codes(city.id)}
      foot={
        <button
          type="button"
          className="ar-button ar-button-main ar-button-wide"
          onClick={again}
        >
          {words.check}
        </button>
      }
    >
      <section className="stand-unknown" role="alert">
        <svg viewBox="0 0 120 120" aria-hidden="true">
          <path d="m60 4 56 56-56 56L4 60z" />
          <path d="M47 47a13.5 13.5 0 1 1 19 12.3c-4 1.9-6 4.2-6 8.7v2M60 84v.5" />
        </svg>
        <p className="quiet">{title}</p>
        <h1>{words.unknown}</h1>
        <p>{words.unknownMore}</p>
      </section>
    </InnerPage>
  );
};
