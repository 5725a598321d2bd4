import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import ArrowLeftOutlined from '@ant-design/icons/ArrowLeftOutlined';
import { useTitle } from './title.ts';

/** A page's name, what it is for in a sentence, and the one thing to do next. */
export const PageHead = ({
  title,
  lead,
  action,
  back,
}: {
  title: string;
  lead?: ReactNode;
  action?: ReactNode;
  back?: { to: string; says: string };
}) => {
  useTitle(title);
  return (
    <div className="op-page-head">
      <div>
        {back ? (
          <Link className="op-back" to={back.to}>
            <ArrowLeftOutlined aria-hidden />
            {back.says}
          </Link>
        ) : null}
        <h1>{title}</h1>
        {lead ? <p className="op-soft">{lead}</p> : null}
      </div>
      {action ? <div className="op-page-action">{action}</div> : null}
    </div>
  );
};
