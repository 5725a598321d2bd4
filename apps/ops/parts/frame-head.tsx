import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import type { CityView } from '#contract/city.ts';
import { LanguageSwitch, useLanguage, useWords } from '#ui/language.tsx';
import { Mark } from '#ui/mark.tsx';
import { useSession } from '#ui/session.tsx';
import { queryClient } from '../api.ts';
import { citiesOf } from '../here.tsx';
import { paths } from '../paths.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { ThemeSwitch } from './theme-switch.tsx';

type Given = { city: string; cities: readonly CityView[] };

/** Which city this is, another one where somebody runs several, and the way out. */
export const FrameHead = ({ city, cities }: Given) => {
  const words = useWords(zh, en);
  const { me, signOut } = useSession();
  const leave = async () => {
    await signOut();
    queryClient.clear();
  };
  return (
    <header className="op-head">
      <Link to={paths.review(city)} className="op-brand" aria-label={words.brand}>
        <Mark size={26} />
        <span className="op-brand-name">{words.brand}</span>
      </Link>
      <CitySwitch city={city} cities={cities} />
      <span className="op-head-tools">
        <ThemeSwitch />
        <LanguageSwitch className="op-tool" />
        <span className="op-who">{me?.name ?? me?.phoneMasked}</span>
        <button type="button" className="op-tool" onClick={() => void leave()}>
          {words.frame.signOut}
        </button>
      </span>
    </header>
  );
};

const CitySwitch = ({ city, cities }: Given) => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { me } = useSession();
  const own = citiesOf(me?.roles ?? []);
  const nameOf = (id: string) => {
    const found = cities.find((one) => one.id === id);
    return (language === 'zh' ? found?.name : found?.nameEn) ?? id;
  };
  if (own.length < 2) return <span className="op-head-name">{nameOf(city)}</span>;
  return (
    <Select
      className="op-head-name"
      aria-label={words.frame.switchCity}
      variant="borderless"
      popupMatchSelectWidth={false}
      value={city}
      options={own.map((id) => ({ value: id, label: nameOf(id) }))}
      onChange={(chosen) => void navigate({ to: paths.review(chosen) })}
    />
  );
};
