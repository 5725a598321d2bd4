import './phone.css';
import { Link } from '@tanstack/react-router';
import { useWords } from '#ui/language.tsx';
import { paths } from '../paths.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** The quiet third way, for a customer who has no code at hand. */
export const PhoneEntry = ({ online }: { online: boolean }) => {
  const words = useWords(zh, en);
  return online ? (
    <Link to={paths.phone} className="sc-phone-entry">
      {words.entry}
    </Link>
  ) : (
    <p className="sc-phone-entry sc-phone-off">{words.entryOffline}</p>
  );
};
