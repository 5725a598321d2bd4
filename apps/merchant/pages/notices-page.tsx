import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { acknowledgeNotice, readMerchantNotices } from '#contract/notice.ts';
import type { NoticeView } from '#contract/notice.ts';
import { useDeed } from '#ui/deed.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { noticeSentence } from '#ui/notice-words.ts';
import { Empty, Failed, SkeletonRows, Trouble } from '#ui/states.tsx';
import { moment } from '#ui/time.ts';
import { api, askAnew } from '../api.ts';
import { useDesk } from '../desk.tsx';
import { en, zh } from '../notice-words.ts';
import { noticesQuery } from '../parts/bell.tsx';
import { PageHead } from '../parts/page-head.tsx';

/** What this merchant was told, newest first; an owner says that they know. */
export const NoticesPage = () => {
  const words = useWords(zh, en);
  const { desk } = useDesk();
  const read = useQuery(noticesQuery(desk));
  const items = read.data?.items;
  useEffect(() => {
    const noticeIds = (items ?? []).filter(({ readAt }) => !readAt).map(({ id }) => id);
    // That it was shown is proof of delivery; should this fail, the next look says so.
    if (noticeIds.length > 0) {
      api.ask(readMerchantNotices, { ...desk, noticeIds }).catch(() => undefined);
    }
  }, [items, desk]);
  const list = () => {
    if (!items) {
      return read.error ? (
        <Failed error={read.error} retry={() => void read.refetch()} />
      ) : (
        <SkeletonRows />
      );
    }
    if (items.length === 0) {
      return <Empty sentence={words.empty} more={words.emptyMore} />;
    }
    return (
      <ul className="me-cards" aria-label={words.title}>
        {items.map((notice) => (
          <Told key={notice.id} notice={notice} />
        ))}
      </ul>
    );
  };
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      {list()}
    </>
  );
};

const Told = ({ notice }: { notice: NoticeView }) => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { desk, timeZone } = useDesk();
  const deed = useDeed(api, acknowledgeNotice);
  const said = noticeSentence(language, notice);
  const acknowledge = async () => {
    await deed.run({ ...desk, notice: notice.id });
    await askAnew();
  };
  return (
    <li className="me-card">
      <h2>{said.title}</h2>
      <p>{said.body}</p>
      <p className="me-soft">{moment(language, notice.givenAt, timeZone)}</p>
      {notice.acknowledgedAt ? (
        <p className="me-soft">
          {words.known(
            notice.acknowledgedByName ?? '',
            moment(language, notice.acknowledgedAt, timeZone),
          )}
        </p>
      ) : notice.mustAcknowledge ? (
        <Button type="primary" loading={deed.busy} onClick={() => void acknowledge()}>
          {words.know}
        </Button>
      ) : null}
      {deed.trouble ? <Trouble error={deed.trouble} /> : null}
    </li>
  );
};
