import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import BellOutlined from '@ant-design/icons/BellOutlined';
import { Badge } from 'antd';
import { listMerchantNotices } from '#contract/notice.ts';
import { useWords } from '#ui/language.tsx';
import { api } from '../api.ts';
import { en, zh } from '../notice-words.ts';
import type { Desk } from '../paths.ts';
import { paths } from '../paths.ts';

export const noticesQuery = (desk: Desk) => ({
  queryKey: ['notices', desk],
  queryFn: () => api.ask(listMerchantNotices, { ...desk, limit: 50 }),
  refetchInterval: 60_000,
});

/** How many notices nobody of the merchant has opened yet. */
export const Bell = ({ desk }: { desk: Desk }) => {
  const words = useWords(zh, en);
  const unread = useQuery(noticesQuery(desk)).data?.unread ?? 0;
  return (
    <Link to={paths.notices(desk)} className="me-tool" aria-label={words.bell(unread)}>
      <Badge count={unread} size="small">
        <BellOutlined aria-hidden style={{ fontSize: 18 }} />
      </Badge>
    </Link>
  );
};
