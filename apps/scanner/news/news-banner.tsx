import './news.css';
import { useLanguage, useWords } from '#ui/language.tsx';
import { MovingMark } from '#ui/moving-mark.tsx';
import { moment } from '#ui/time.ts';
import { useCounterHere } from '../counter-here.tsx';
import { handedOver } from '../voice.ts';
import { en as counterEn } from '../words.en.ts';
import { zh as counterZh } from '../words.zh.ts';
import type { News } from './announcer.ts';
import { useNews } from './use-news.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** How much news fits above what the cashier is doing. */
const fits = 2;

/** Over any page: what was redeemed elsewhere, as large as the counter's own verdict. */
export const NewsBanner = () => {
  const words = useWords(zh, en);
  const { shown, drop } = useNews();
  const more = shown.length - fits;
  return (
    <section className="sc-news" role="status" aria-label={words.label}>
      {shown.slice(0, fits).map((news) => (
        <One key={news.id} news={news} close={() => drop(news.id)} />
      ))}
      {more > 0 ? <p className="sc-news-more">{words.more(more)}</p> : null}
    </section>
  );
};

const One = ({ news, close }: { news: News; close: () => void }) => {
  const words = useWords(zh, en);
  const counterWords = useWords(counterZh, counterEn);
  const { language } = useLanguage();
  const { timeZone } = useCounterHere();
  const [first] = news.items;
  if (!first) return null;
  const { channel, staffName, redeemedAt } = first;
  const who =
    channel === 'stand'
      ? words.byCustomer
      : channel === 'till'
        ? words.byTill
        : words.byStaff(staffName);
  const what = handedOver(first, counterWords);
  return (
    <article className="sc-news-one">
      <div className="sc-news-said">
        <p className="sc-news-who">
          <svg viewBox="0 0 120 120" aria-hidden="true">
            <circle cx="60" cy="60" r="56" />
            <path d="m33 62 19 19 36-41" />
          </svg>
          {who}
        </p>
        <h2>{news.items.length > 1 ? words.several(what, news.items.length) : what}</h2>
        <p>{moment(language, redeemedAt, timeZone)}</p>
      </div>
      {channel === 'stand' ? (
        <div className="sc-news-mark">
          <MovingMark redemptionId={news.id} timeZone={timeZone} small />
          <p>{words.same}</p>
        </div>
      ) : null}
      <button type="button" className="ar-button sc-news-close" onClick={close}>
        {words.close}
      </button>
    </article>
  );
};
