import { useCity } from '../city.tsx';
import { useHere } from '../here.ts';
import type { Whereabouts } from '../here.ts';
import { useText } from '../text.ts';
import type { Words } from '../words.zh.ts';
import { useLanguage } from '#ui/language.tsx';
import { Icon } from './icon.tsx';

const quietButton = 'ar-button here-button here-button-quiet';

/** Says where "here" is and how we know, and lets one change it. */
export const HereLine = () => {
  const words = useText();
  const city = useCity();
  const { language } = useLanguage();
  const where = useHere(city);
  const name = language === 'zh' ? city.name : city.nameEn;
  const { here, asking, trouble } = where;
  const precise = here.source === 'device' && here.coarse;
  return (
    <div className="here-line">
      <p aria-live="polite">
        <Icon name="here" size={18} />
        <span>
          {asking ? words.here.asking : words.here[here.source](name)}
          {trouble ? <small>{words.here[trouble](name)}</small> : null}
          {!trouble && here.source !== 'device' && !asking ? (
            <small>{words.here.promise}</small>
          ) : null}
        </span>
      </p>
      <button
        type="button"
        className={here.source === 'device' ? quietButton : 'ar-button here-button'}
        disabled={asking}
        onClick={() => where.ask(!precise)}
      >
        {buttonOf(words.here, where)}
      </button>
    </div>
  );
};

const buttonOf = (words: Words['here'], { here, trouble }: Whereabouts): string => {
  if (trouble) return words.retry;
  if (here.source !== 'device') return words.use;
  return here.coarse ? words.precise : words.renew;
};
