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
  <div className={`op-figure ${tone ? `op-figure-${tone}` : ''}`}>
    <p className="op-figure-name">{name}</p>
    <p className="op-figure-value ar-digits">
      {fen === undefined ? children : <Price fen={fen} size="l" />}
    </p>
    <p className="op-figure-means">{means}</p>
  </div>
);
