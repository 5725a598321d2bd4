import MoonOutlined from '@ant-design/icons/MoonOutlined';
import SunOutlined from '@ant-design/icons/SunOutlined';
import { useWords } from '#ui/language.tsx';
import { useTheme } from '#ui/theme.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** Day or night, whichever it is not now. */
export const ThemeSwitch = () => {
  const { dark, choose } = useTheme();
  const words = useWords(zh, en);
  return (
    <button
      type="button"
      className="op-tool"
      aria-label={dark ? words.frame.toLight : words.frame.toDark}
      onClick={() => choose(dark ? 'light' : 'dark')}
    >
      {dark ? <SunOutlined aria-hidden /> : <MoonOutlined aria-hidden />}
    </button>
  );
};
