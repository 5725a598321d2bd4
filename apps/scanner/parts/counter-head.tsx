import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { LanguageSwitch, useWords } from '#ui/language.tsx';
import { useCounterHere } from '../counter-here.tsx';
import { paths } from '../paths.ts';
import { isMute, setMute, sound, wakeSound } from '../sound.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { ListIcon, SoundIcon, StoreIcon } from './icons.tsx';

/** Which store, and three quiet things: today's list, sound, language. */
export const CounterHead = () => {
  const words = useWords(zh, en);
  const { store } = useCounterHere();
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
        <Link to={paths.store} aria-label={words.changeStore(store.name)}>
          <StoreIcon />
          <span>{store.name}</span>
        </Link>
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
      <Link to={paths.today} className="sc-icon" aria-label={words.todayOpen}>
        <ListIcon />
      </Link>
    </header>
  );
};
