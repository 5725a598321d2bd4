import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { LanguageSwitch, useWords } from '#ui/language.tsx';
import { en as practiceEn } from '../practice/words.en.ts';
import { zh as practiceZh } from '../practice/words.zh.ts';
import { usePractice } from '../practice/practice-context.ts';
import { useCounterHere } from '../counter-here.tsx';
import { paths } from '../paths.ts';
import { isMute, setMute, sound, wakeSound } from '../sound.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { ListIcon, PracticeIcon, SoundIcon, StoreIcon } from './icons.tsx';

/** Which store, and quiet things: today's list, practice, sound, language. */
export const CounterHead = () => {
  const words = useWords(zh, en);
  const practice = useWords(practiceZh, practiceEn);
  const { store } = useCounterHere();
  const { kind, enter } = usePractice();
  const [mute, setMuteHere] = useState(isMute);
  const toggle = () => {
    setMute(!mute);
    setMuteHere(!mute);
    wakeSound();
    if (mute) sound('yes');
  };
  return (
    <header className="sc-head">
      <h1 className="sc-head-store">
        {kind === null ? (
          <Link to={paths.store} aria-label={words.changeStore(store.name)}>
            <StoreIcon />
            <span>{store.name}</span>
          </Link>
        ) : (
          <span>{practice.of(store.name)}</span>
        )}
      </h1>
      <LanguageSwitch className="sc-icon sc-language" />
      <button
        type="button"
        className="sc-icon"
        aria-pressed={mute}
        aria-label={mute ? words.unmute : words.mute}
        onClick={toggle}
      >
        <SoundIcon mute={mute} />
      </button>
      {kind === null ? (
        <>
          <button
            type="button"
            className="sc-icon"
            aria-label={practice.open}
            onClick={() => enter()}
          >
            <PracticeIcon />
          </button>
          <Link to={paths.today} className="sc-icon" aria-label={words.todayOpen}>
            <ListIcon />
          </Link>
        </>
      ) : null}
    </header>
  );
};
