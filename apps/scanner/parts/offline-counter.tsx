import { useLanguage, useWords } from '#ui/language.tsx';
import { moment } from '#ui/time.ts';
import { useCounterHere } from '../counter-here.tsx';
import { useEngine } from '../offline/engine-here.ts';
import { en } from '../offline/words.en.ts';
import { zh } from '../offline/words.zh.ts';

/** Under the camera while there is no network: what works, and by how old a list. */
export const OfflineCounter = () => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { engine, timeZone } = useCounterHere();
  const { list } = useEngine(engine);
  return (
    <section className="sc-offline" aria-live="polite">
      <svg className="sc-offline-sign" viewBox="0 0 120 120" aria-hidden="true">
        <path d="M16 52a66 66 0 0 1 88 0M34 70a40 40 0 0 1 52 0M50 87a18 18 0 0 1 20 0" />
        <path d="M22 18l78 88" />
      </svg>
      <h2>{list ? words.bar : words.noListBar}</h2>
      <p>{list ? words.barMore : words.noListBarMore}</p>
      {list ? (
        <>
          <p>{words.only}</p>
          <p className="sc-offline-list">
            {words.listAge(moment(language, list.madeAt, timeZone))}
            {' · '}
            {words.listSize(String(list.rows.length))}
          </p>
        </>
      ) : null}
    </section>
  );
};
