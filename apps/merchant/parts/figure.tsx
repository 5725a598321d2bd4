import type { ReactNode } from 'react';
import { Price } from '#ui/price.tsx';

/** One number with its name above and what it means below. */
export const Figure = ({
  name,
  fen,
  children,
  means,
  tone,
}: {
  name: string;
  fen?: number;
  children?: ReactNode;
  means: ReactNode;
  tone?: 'good' | 'unsure';
}) => (
  <div className={`me-figure ${tone ? `me-figure-${tone}` : ''}`}>
    <p className="me-figure-name">{name}</p>
    <p className="me-figure-value ar-digits">
      {fen === undefined ? children : <Price fen={fen} size="l" />}
    </p>
    <p className="me-figure-means">{means}</p>
  </div>
);
