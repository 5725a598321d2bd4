import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import CloseOutlined from '@ant-design/icons/CloseOutlined';
import { useWords } from '#ui/language.tsx';
import { question } from '../address.ts';
import type { Asked } from '../address.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** What a list is narrowed to, and the address without it. */
export const FilterTag = ({
  to,
  asked,
  children,
}: {
  to: string;
  /** The question that stays when this part is dropped. */
  asked: Asked;
  children: ReactNode;
}) => {
  const words = useWords(zh, en).ledger;
  return (
    <span className="op-filter">
      {children}
      <Link to={to} search={question(asked)} aria-label={words.clear} title={words.clear}>
        <CloseOutlined aria-hidden />
      </Link>
    </span>
  );
};
