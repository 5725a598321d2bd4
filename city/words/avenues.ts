/**
 * Avenues, bridges, malls and market halls of Langang: what the seed does not move, or
 * only nudges. Lines and spots are metres from the harbour steps.
 */
import { path } from '../geometry.ts';
import { at } from '../random.ts';
import type { Line, Point } from '../geometry.ts';

export type MallSketch = {
  zh: string;
  en: string;
  kind: 'mall' | 'market' | 'yard';
  near: Point;
  units: number;
};

export type AvenueSketch = {
  zh: string;
  en: string;
  line: Line;
  /** Points that must not move: bridgeheads and quays. */
  fixed: readonly number[];
};

export const avenueSketches: readonly AvenueSketch[] = [
  avenue(
    '海滨大道',
    'Haibin Avenue',
    [4, 5, 6, 7, 8, 9, 10],
    `
    680,-2750 180,-2480 -330,-2080 -480,-1500 -450,-1050 -400,-620 -260,-330 40,-120
    470,-90 1050,-60 2000,-20 2450,230 2850,780 3080,1500 3020,2350 2620,3150`,
  ),
  avenue(
    '港中路',
    'Gangzhong Road',
    [],
    `
    -2480,700 -1600,520 -900,420 -200,480 600,620 1400,760 2300,880 2920,960`,
  ),
  avenue(
    '环城北路',
    'Huancheng North Road',
    [],
    `
    -2150,1700 -1200,1950 -300,2300 700,2350 1700,2100 3040,1950`,
  ),
  avenue(
    '书院大道',
    'Shuyuan Avenue',
    [],
    `
    -330,-330 -420,480 -380,1200 -250,2250 100,3000 450,4000`,
  ),
  avenue(
    '望海大道',
    'Wanghai Avenue',
    [0],
    `
    1250,-50 1330,740 1450,1500 1600,2150 1900,2900 2130,3330`,
  ),
  avenue(
    '柳渡路',
    'Liudu Road',
    [1, 2, 3],
    `
    -2150,1700 -2420,720 -2520,150 -2620,-450 -2650,-1500 -2550,-2600`,
  ),
  avenue(
    '盐仓路',
    'Yancang Road',
    [],
    `
    -470,-1280 -1000,-1330 -1700,-1280 -2600,-1180 -3500,-880 -4300,-450`,
  ),
  avenue(
    '云台大道',
    'Yuntai Avenue',
    [],
    `
    -4050,750 -3700,150 -3600,-350 -3500,-880 -3150,-1800`,
  ),
  avenue(
    '茶山路',
    'Chashan Road',
    [],
    `
    -2150,1700 -2050,2300 -1900,2900 -1300,3450 -300,3600 320,3650`,
  ),
  avenue(
    '南环路',
    'Nanhuan Road',
    [],
    `
    -2550,-2600 -1500,-2700 -650,-2480 -330,-2080`,
  ),
  avenue(
    '灯塔路',
    'Dengta Road',
    [],
    `
    -650,-2480 -100,-3150 480,-3350 780,-3150 680,-2750`,
  ),
  avenue(
    '环岛路',
    'Island Ring Road',
    [],
    `
    450,4000 -700,4700 -2300,4800 -4200,4100 -5450,2950 -6150,1500 -6250,-200
    -5850,-1650 -4950,-2800 -3700,-3550 -2400,-3980 -900,-3850 -100,-3150`,
  ),
];

export const bridges = [
  { zh: '老闸桥', en: 'Old Lock Bridge', span: path('-440,-950 -360,-530') },
  { zh: '柳渡桥', en: 'Liudu Bridge', span: path('-2450,540 -2560,-90') },
] as const;

/** Kind, names, where, and how many shops fit in. */
const malls = `
  mall 潮汐里购物中心 = Tidewater Mall = 1440,690 = 62
  mall 望潮天地 = Wangchao Place = 1540,1560 = 58
  mall 北湾荟 = North Bay Hub = 1780,2330 = 36
  mall 书院里 = Shuyuanli = -300,1420 = 44
  mall 榕悦广场 = Rongyue Square = 130,2720 = 38
  mall 云台汇 = Yuntai Hub = -3560,-520 = 26
  mall 麦浦生活广场 = Maipu Plaza = -2520,-1360 = 28
  yard 盐仓八号 = Saltworks No. 8 = -1060,-1180 = 34
  yard 渔港老冰库 = The Old Ice House = 820,40 = 26
  market 旧港菜市场 = Old Harbour Market = -640,560 = 34
  market 榕园市场 = Rongyuan Market = 420,2480 = 22
  market 麦浦市场 = Maipu Market = -2100,-1400 = 20
`;

export const mallSketches: readonly MallSketch[] = malls
  .trim()
  .split('\n')
  .map((row) => {
    const [head = '', en = '', near = '', units = ''] = row.split('=').map((t) => t.trim());
    const [kind, zh = ''] = head.split(' ');
    if (kind !== 'mall' && kind !== 'market' && kind !== 'yard') throw new Error(row);
    return { kind, zh, en, near: at(path(near), 0), units: Number(units) };
  });

function avenue(
  zh: string,
  en: string,
  fixed: readonly number[],
  line: string,
): AvenueSketch {
  return { zh, en, fixed, line: path(line) };
}
