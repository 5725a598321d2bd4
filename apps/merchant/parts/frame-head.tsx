import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { LanguageSwitch, useWords } from '#ui/language.tsx';
import { Mark } from '#ui/mark.tsx';
import { useSession } from '#ui/session.tsx';
import { queryClient } from '../api.ts';
import { desksOf } from '../desk.tsx';
import type { Desk } from '../paths.ts';
import { paths } from '../paths.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { Bell } from './bell.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

/** Whose desk this is, another one where somebody has several, and the way out. */
export const FrameHead = ({ desk, name }: { desk: Desk; name: string }) => {
  const words = useWords(zh, en);
  const { me, signOut } = useSession();
  const leave = async () => {
    await signOut();
    queryClient.clear();
  };
  return (
    <header className="me-head">
      <Link to={paths.home(desk)} className="me-brand" aria-label={words.brand}>
        <Mark size={26} />
        <span className="me-brand-name">{words.brand}</span>
      </Link>
      <DeskSwitch desk={desk} name={name} />
      <span className="me-head-tools">
        <Bell desk={desk} />
        <ThemeSwitch />
        <LanguageSwitch className="me-tool" />
        <span className="me-who">{me?.name ?? me?.phoneMasked}</span>
        <button type="button" className="me-tool" onClick={() => void leave()}>
          {words.frame.signOut}
        </button>
      </span>
    </header>
  );
};

const DeskSwitch = ({ desk, name }: { desk: Desk; name: string }) => {
  const words = useWords(zh, en);
  const navigate = useNavigate();
  const { me } = useSession();
  const owned = desksOf(me?.roles ?? []);
  if (owned.length < 2) return <span className="me-head-name">{name}</span>;
  return (
    <Select
      className="me-head-name"
      aria-label={words.frame.switchDesk}
      variant="borderless"
      popupMatchSelectWidth={false}
      value={desk.merchant}
      options={owned.map((one) => ({ value: one.merchant, label: one.name }))}
      onChange={(merchant) => {
        const chosen = owned.find((one) => one.merchant === merchant);
        if (chosen) void navigate({ to: paths.home(chosen) });
      }}
    />
  );
};
