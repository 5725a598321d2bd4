import './price.css';
import { yuan } from '#contract/kit/money.ts';
import { useLanguage } from './language.tsx';

/**
 * An amount in fen: yuan big, fen small, tabular. `originalFen` is struck through beside it
 * only where it is more; ask for it only where the old price was really charged.
 */
export const Price = ({
  fen,
  originalFen,
  size = 'm',
}: {
  fen: number;
  originalFen?: number | undefined;
  size?: 's' | 'm' | 'l' | 'xl';
}) => {
  const { language } = useLanguage();
  const [whole, rest] = yuan(fen).split('.');
  const was = originalFen !== undefined && originalFen > fen ? originalFen : null;
  return (
    <span className={`ar-price ar-price-${size}`}>
      <span aria-hidden="true" className="ar-price-sign">
        ¥
      </span>
      <span aria-hidden="true">{whole}</span>
      {rest === '00' ? null : (
        <span aria-hidden="true" className="ar-price-fen">
          .{rest}
        </span>
      )}
      <span className="ar-unseen">{spoken(language, fen)}</span>
      {was === null ? null : (
        <s className="ar-price-was">
          <span aria-hidden="true">¥{yuan(was, true)}</span>
          <span className="ar-unseen">
            {language === 'zh'
              ? `原价 ${spoken(language, was)}`
              : `was ${spoken(language, was)}`}
          </span>
        </s>
      )}
    </span>
  );
};

/** "¥94.50", for use inside a sentence. */
export const money = (fen: number): string => `¥${yuan(fen, true)}`;

const spoken = (language: 'zh' | 'en', fen: number): string =>
  language === 'zh' ? `${yuan(fen, true)} 元` : `${yuan(fen, true)} yuan`;
