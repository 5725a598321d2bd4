import { useNavigate } from '@tanstack/react-router';
import { List } from 'antd-mobile';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Trouble } from '#ui/states.tsx';
import { day } from '#ui/time.ts';
import { useCounterHere } from '../counter-here.tsx';
import { paths } from '../paths.ts';
import { usePractice } from './practice-context.ts';
import { useReadiness, useRehearse } from './ready-bar.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** On the store's page: learn it, try things out, show the store can, print codes. */
export const PracticeMenu = () => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { enter, guide } = usePractice();
  const { store, timeZone } = useCounterHere();
  const readiness = useReadiness(store);
  const rehearsing = useRehearse();
  const home = () => void navigate({ to: paths.counter });
  const until = readiness?.state === 'redeemable' ? readiness.readyUntil : null;
  const rehearse = async () => {
    if (await rehearsing.start()) home();
  };
  return (
    <List header={words.menu} mode="card" className="sc-stores">
      <List.Item
        onClick={() => {
          guide();
          home();
        }}
      >
        {words.guide}
      </List.Item>
      <List.Item
        onClick={() => {
          enter();
          home();
        }}
      >
        {words.open}
      </List.Item>
      <List.Item
        disabled={rehearsing.busy}
        onClick={() => void rehearse()}
        description={
          until ? words.readyUntil(day(language, until, timeZone)) : words.rehearseMore
        }
      >
        {words.rehearse}
        <Trouble error={rehearsing.trouble} />
      </List.Item>
      <List.Item onClick={() => void navigate({ to: paths.practiceCodes })}>
        {words.codes}
      </List.Item>
    </List>
  );
};
