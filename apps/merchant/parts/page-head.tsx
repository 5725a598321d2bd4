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
    <div className="me-page-head">
      <div>
        {back ? (
          <Link className="me-back" to={back.to}>
            <ArrowLeftOutlined aria-hidden />
            {back.says}
          </Link>
        ) : null}
        <h1>{title}</h1>
        {lead ? <p className="me-soft">{lead}</p> : null}
      </div>
      {action ? <div className="me-page-action">{action}</div> : null}
    </div>
  );
};
