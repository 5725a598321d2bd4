import type { ReactNode } from 'react';
import { App, ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { antdTheme } from './antd-theme.ts';
import { useLanguage } from './language.tsx';
import { useTheme } from './theme.tsx';
import { useNarrow } from './narrow.ts';

/** Ant Design in the family's colours and the reader's language; bigger under a thumb. */
export const Dress = ({ children }: { children: ReactNode }) => {
  const { dark } = useTheme();
  const { language } = useLanguage();
  const narrow = useNarrow();
  const ours = antdTheme(dark);
  const sizes = narrow ? { controlHeight: 44, fontSize: 16 } : {};
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={{
        ...ours,
        algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: { ...ours.token, ...sizes },
        components: {
          // The dark algorithm would dim the one thing to do next.
          Button: {
            colorPrimary: ours.token?.colorPrimary ?? '',
            primaryShadow: 'none',
            defaultShadow: 'none',
          },
          Form: { itemMarginBottom: 16 },
          Slider: sliderColours(ours.token?.colorPrimary),
          Table: {
            headerBg: 'transparent',
            headerSplitColor: 'transparent',
            headerSortActiveBg: 'transparent',
            bodySortBg: 'transparent',
            cellPaddingBlockSM: 10,
            cellPaddingInlineSM: 16,
          },
        },
      }}
      // A space between two characters of a button is for a typesetter of another age.
      button={{ autoInsertSpace: false }}
    >
      <App>{children}</App>
    </ConfigProvider>
  );
};

/** antd pales the handle below what the eye can find on paper. */
const sliderColours = (colour: string | undefined) =>
  colour === undefined
    ? {}
    : {
        trackBg: colour,
        trackHoverBg: colour,
        handleColor: colour,
        dotActiveBorderColor: colour,
      };
