import type { ThemeConfig } from 'antd';

// antd derives shades by arithmetic, so it needs colours, not variables; theme.test.ts
// keeps these equal to theme.css.
export const antdColours = {
  light: {
    colorPrimary: '#c8431c',
    colorInfo: '#c8431c',
    colorLink: '#b33c17',
    colorSuccess: '#14664f',
    colorWarning: '#7f4f00',
    colorError: '#b33c17',
    colorBgBase: '#ffffff',
    colorBgLayout: '#fbf7f2',
    colorTextBase: '#1e1b18',
    colorBorder: '#e7ddd1',
    colorTextLightSolid: '#ffffff',
  },
  dark: {
    colorPrimary: '#ff7e52',
    colorInfo: '#ff7e52',
    colorLink: '#ff9470',
    colorSuccess: '#62d3b4',
    colorWarning: '#f3c062',
    colorError: '#ff9470',
    colorBgBase: '#1c1f27',
    colorBgLayout: '#12141a',
    colorTextBase: '#f4ece1',
    colorBorder: '#2f333d',
    colorTextLightSolid: '#22100a',
  },
} as const;

/**
 * Ant Design 6 in the family's colours: `<ConfigProvider theme={antdTheme(dark)}>`. Calm
 * and dense, for the desks of merchants and operators. Text shades are given outright,
 * because the derived ones fall below AA on warm paper.
 */
export const antdTheme = (dark: boolean): ThemeConfig => ({
  cssVar: { key: dark ? 'night' : 'paper' },
  token: {
    ...(dark ? antdColours.dark : antdColours.light),
    colorText: dark ? '#f4ece1' : '#1e1b18',
    colorTextSecondary: dark ? '#c5bbae' : '#595048',
    colorTextTertiary: dark ? '#9f968b' : '#71675d',
    colorTextQuaternary: dark ? '#9f968b' : '#71675d',
    colorTextPlaceholder: dark ? '#9f968b' : '#71675d',
    colorTextDescription: dark ? '#c5bbae' : '#595048',
    colorBgContainer: dark ? '#1c1f27' : '#ffffff',
    colorBgElevated: dark ? '#232731' : '#ffffff',
    colorBorderSecondary: dark ? '#2f333d' : '#e7ddd1',
    borderRadius: 8,
    borderRadiusLG: 12,
    fontFamily: 'var(--font)',
    fontSize: 14,
    controlHeight: 36,
    wireframe: false,
  },
});
