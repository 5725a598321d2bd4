import { useWords } from '#ui/language.tsx';
import { en } from '../campaign-words.en.ts';
import { zh } from '../campaign-words.zh.ts';

/** How far a budget is: what is spent, what orders hold, what is left; in words as well. */
export const BudgetBar = ({
  name,
  all,
  used,
  spent,
  say,
}: {
  name: string;
  all: number;
  /** Spent and claimed together. */
  used: number;
  /** Where it is known how much of it was really spent. */
  spent?: number;
  say: (amount: number) => string;
}) => {
  const words = useWords(zh, en);
  const claimed = used - (spent ?? 0);
  const parts = [
    ...(spent === undefined ? [] : [{ key: 'spent', amount: spent } as const]),
    { key: 'claimed', amount: claimed } as const,
    { key: 'left', amount: all - used } as const,
  ];
  return (
    <div className="op-budget">
      <div className="op-budget-head">
        <span>{name}</span>
        <span className="ar-digits">{say(all)}</span>
      </div>
      <div className="op-budget-bar" aria-hidden="true">
        {parts.map(({ key, amount }) => (
          <span
            key={key}
            className={`op-budget-${key}`}
            style={{ width: `${(amount / all) * 100}%` }}
          />
        ))}
      </div>
      <dl className="op-budget-legend">
        {parts.map(({ key, amount }) => (
          <div key={key}>
            <dt>
              <span className={`op-budget-key op-budget-${key}`} aria-hidden="true" />{' '}
              {words[key]}
            </dt>
            <dd className="ar-digits">{say(amount)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
};
