import './messages-page.css';
import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { listMyNotices, readMyNotices } from '#contract/notice.ts';
import type { NoticeView } from '#contract/notice.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { noticeSentence } from '#ui/notice-words.ts';
import { Empty, Failed, SkeletonCards } from '#ui/states.tsx';
import { moment } from '#ui/time.ts';
import { api } from '../api.ts';
import { useCity } from '../city.tsx';
import { en, zh } from '../message-words.ts';
import { SignInFirst } from '../parts/sign-in-first.tsx';
import { TabPage } from '../parts/shell.tsx';
import { useViewer } from '../signed-in.tsx';

/** What I was told, newest first; what is on this screen counts as read. */
export const MessagesPage = () => {
  const words = useWords(zh, en);
  const viewer = useViewer();
  return (
    <TabPage title={words.title}>
      {viewer === 'anyone' ? (
        <SignInFirst sentence={words.signIn} why={words.signInWhy} />
      ) : (
        <Messages viewer={viewer} />
      )}
    </TabPage>
  );
};

const Messages = ({ viewer }: { viewer: string }) => {
  const words = useWords(zh, en);
  const city = useCity().id;
  const read = useQuery({
    queryKey: ['notices', city, viewer],
    queryFn: () => api.ask(listMyNotices, { city, limit: 50 }),
  });
  const items = read.data?.items;
  useEffect(() => {
    const noticeIds = (items ?? []).filter(({ readAt }) => !readAt).map(({ id }) => id);
    // That it was shown is proof of delivery; should this fail, the next look says so.
    if (noticeIds.length > 0) {
      api.ask(readMyNotices, { city, noticeIds }).catch(() => undefined);
    }
  }, [items, city]);
  if (!items) {
    return read.error ? (
      <Failed error={read.error} retry={() => void read.refetch()} />
    ) : (
      <SkeletonCards />
    );
  }
  if (items.length === 0) {
    return <Empty sentence={words.empty} more={words.emptyMore} />;
  }
  return (
    <ul className="cards">
      {items.map((notice) => (
        <Message key={notice.id} notice={notice} />
      ))}
    </ul>
  );
};

const Message = ({ notice }: { notice: NoticeView }) => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { timeZone } = useCity();
  const said = noticeSentence(language, notice);
  return (
    <li className="message">
      <h2>{said.title}</h2>
      <p>{said.body}</p>
      <p className="quiet">
        {moment(language, notice.givenAt, timeZone)}
        {notice.readAt ? '' : ` · ${words.unread}`}
      </p>
    </li>
  );
};
