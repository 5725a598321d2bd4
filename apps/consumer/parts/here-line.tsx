import { useCity } from '../city.tsx';
import { useHere } from '../here.ts';
import type { Whereabouts } from '../here.ts';
import { useText } from '../text.ts';
import type { Words } from '../words.zh.ts';
import { useLanguage } from '#ui/language.tsx';
import { Icon } from './icon.tsx';

/** Says where "here" is, how we know and how exactly, and lets one change it. */
export const HereLine = () => {
  const words = useText();
  const city = useCity();
  const { language } = useLanguage();
  const where = useHere(city);
  const name = language === 'zh' ? city.name : city.nameEn;
  const { here, asking } = where;
  const isDevice = here.source === 'device';
  return (
    <div className="here-line">
      <p aria-live="polite">
        <Icon name="here" size={18} />
        <span>
          {asking ? words.here.asking : words.here[here.source](name)}
          {/* Always a second line: the list below must not move when a position comes. */}
          <small>{sayHow(words.here, where, name)}</small>
        </span>
      </p>
      <button
        type="button"
        className={`ar-button here-button ${isDevice ? 'here-button-quiet' : ''}`}
        disabled={asking}
        onClick={() => where.ask(!(isDevice && here.coarse))}
      >
        <span key={buttonOf(words.here, where)}>{buttonOf(words.here, where)}</span>
      </button>
    </div>
  );
};

const sayHow = (words: Words['here'], where: Whereabouts, name: string): string => {
  const { here, trouble } = where;
  if (trouble) return words[trouble](name);
  if (here.source !== 'device') return words.promise;
  return here.coarse ? words.coarse : words.exact;
};

const buttonOf = (words: Words['here'], { here, trouble }: Whereabouts): string => {
  if (trouble) return words.retry;
  if (here.source !== 'device') return words.use;
  return here.coarse ? words.precise : words.rough;
};
