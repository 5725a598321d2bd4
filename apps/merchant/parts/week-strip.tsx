import type { WeeklyWindow } from '#contract/discount.ts';
import { useLanguage } from '#ui/language.tsx';
import { dayName } from '../offer-words.ts';
import { spansOf } from '../week-spans.ts';

/** The week as seven bars of 24 hours, lit where the offer holds. */
export const WeekStrip = ({ windows }: { windows: readonly WeeklyWindow[] }) => {
  const { language } = useLanguage();
  return (
    <div className="me-week" aria-hidden="true">
      {spansOf(windows).map((spans, at) => (
        <div key={dayName('en', at + 1)} className="me-week-day">
          <span>{dayName(language, at + 1)}</span>
          <span className="me-week-bar">
            {spans.map(({ from, to }) => (
              <i
                key={`${from}-${to}`}
                style={{ left: `${from / 14.4}%`, width: `${(to - from) / 14.4}%` }}
              />
            ))}
          </span>
        </div>
      ))}
      <div className="me-week-hours">
        {['0', '6', '12', '18', '24'].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
    </div>
  );
};
