import { Link } from '@tanstack/react-router';
import { useLanguage } from '#ui/language.tsx';
import { question } from '../address.ts';
import { useHere } from '../here.tsx';
import { accountName } from '../ledger-sentences.ts';
import { useMerchantNames } from '../merchant-names.ts';
import { paths } from '../paths.ts';

/** From one account to another, each a way to all its postings. */
export const Movement = ({ from, to }: { from: string; to: string }) => {
  const { language } = useLanguage();
  const { city } = useHere();
  const names = useMerchantNames();
  const account = (name: string) => (
    <Link to={paths.postings(city)} search={question({ account: name })} title={name}>
      {accountName(language, name, names)}
    </Link>
  );
  return (
    <span className="op-movement">
      {account(from)}
      <svg viewBox="0 0 40 12" width="40" height="12" role="img" aria-label="→">
        <path d="M1 6h35M31 1.5 37 6l-6 4.5" />
      </svg>
      {account(to)}
    </span>
  );
};
