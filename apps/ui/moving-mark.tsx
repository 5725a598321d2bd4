import './moving-mark.css';
import { useLanguage } from './language.tsx';
import { markAt, markStep } from './moving-mark.ts';
import type { MarkShape } from './moving-mark.ts';
import { clock } from './time.ts';
import { useTrueNow } from './true-tick.ts';

/**
 * Shape, word and running second, anew every two seconds. It is for the eyes of two people
 * who hold two devices side by side; a screen reader is told the outcome elsewhere.
 */
export const MovingMark = ({
  redemptionId,
  timeZone,
  small = false,
}: {
  redemptionId: string;
  timeZone: string;
  small?: boolean;
}) => {
  const { language } = useLanguage();
  const nowMs = useTrueNow(200);
  const step = markStep(nowMs);
  const { shape, hue, word } = markAt(redemptionId, step);
  const iso = new Date(nowMs).toISOString();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <div
      className={small ? 'ar-mark ar-mark-small' : 'ar-mark'}
      aria-hidden="true"
      data-mark={`${shape} ${word.en}`}
    >
      <span key={step} className={`ar-mark-face ar-mark-${hue}`}>
        <svg viewBox="0 0 48 48">
          <path d={drawings[shape]} />
        </svg>
        <b>{word[language]}</b>
        <i lang={other === 'zh' ? 'zh-CN' : 'en'}>{word[other]}</i>
      </span>
      <span className="ar-mark-time">
        {clock(iso, timeZone)}:{iso.slice(17, 19)}
      </span>
    </div>
  );
};

const drawings: Record<MarkShape, string> = {
  circle: 'M24 4a20 20 0 1 1 0 40 20 20 0 0 1 0-40z',
  triangle: 'M24 4 45 42H3z',
  square: 'M6 6h36v36H6z',
  diamond: 'M24 2 46 24 24 46 2 24z',
  star: 'm24 2 6.5 14.6L46 18.3 34.5 29l3.2 16L24 37.2 10.3 45l3.2-16L2 18.3l15.5-1.7z',
  cross: 'M17 4h14v13h13v14H31v13H17V31H4V17h13z',
  moon: 'M30 4a20 20 0 1 0 14 28A17 17 0 0 1 30 4z',
  drop: 'M24 2c10 13 15 19 15 27a15 15 0 0 1-30 0c0-8 5-14 15-27z',
};
