/**
 * The districts of Langang, whatever the seed: where each lies on the plane (metres from
 * the harbour steps), how its lanes run, and how many shops it draws.
 */
import type { Point } from '../geometry.ts';

/** What a street is known for; shops of that kind gather on it. */
export type StreetTheme =
  | 'food'
  | 'seafood'
  | 'bars'
  | 'coffee'
  | 'craft'
  | 'market'
  | 'stay';

export type DistrictSketch = {
  id: string;
  zh: string;
  en: string;
  centre: Point;
  /** Size against its neighbours; borders are drawn by it. */
  reach: number;
  /** Which way the lanes run: a unit vector. */
  grain: Point;
  spacingMetres: number;
  bendMetres: number;
  /** Shortest and longest stretch of a lane before it breaks off. */
  blockRun: readonly [number, number];
  laneEndings: readonly string[];
  /** Its share of the city's shops. */
  shops: number;
  themes: readonly StreetTheme[];
};

const lane = ['巷', '巷', '里', '弄'];
const alley = ['巷', '里'];

export const districtSketches: readonly DistrictSketch[] = [
  {
    id: 'jiugang',
    zh: '旧港',
    en: 'Old Harbour',
    centre: [-520, 240],
    reach: 1,
    grain: [0.96, 0.28],
    spacingMetres: 95,
    bendMetres: 32,
    blockRun: [140, 420],
    laneEndings: lane,
    shops: 20,
    themes: ['food', 'food', 'market', 'craft'],
  },
  {
    id: 'matou',
    zh: '码头',
    en: 'The Wharf',
    centre: [1100, 160],
    reach: 0.85,
    grain: [0.998, 0.06],
    spacingMetres: 120,
    bendMetres: 8,
    blockRun: [200, 600],
    laneEndings: ['街', '里'],
    shops: 12,
    themes: ['seafood', 'seafood', 'bars'],
  },
  {
    id: 'wangchao',
    zh: '望潮',
    en: 'Wangchao',
    centre: [1650, 1250],
    reach: 1.05,
    grain: [0.98, 0.2],
    spacingMetres: 185,
    bendMetres: 6,
    blockRun: [500, 1600],
    laneEndings: ['街'],
    shops: 14,
    themes: ['food', 'bars', 'coffee'],
  },
  {
    id: 'beiwan',
    zh: '北湾',
    en: 'North Bay',
    centre: [2250, 2650],
    reach: 1,
    grain: [0.75, 0.6614],
    spacingMetres: 170,
    bendMetres: 30,
    blockRun: [300, 900],
    laneEndings: ['街', '里'],
    shops: 8,
    themes: ['seafood', 'stay', 'bars'],
  },
  {
    id: 'shuyuan',
    zh: '书院',
    en: 'Shuyuan',
    centre: [-380, 1750],
    reach: 1,
    grain: [0.995, -0.1],
    spacingMetres: 165,
    bendMetres: 10,
    blockRun: [250, 800],
    laneEndings: alley,
    shops: 12,
    themes: ['food', 'food', 'coffee'],
  },
  {
    id: 'rongyuan',
    zh: '榕园',
    en: 'Banyan Gardens',
    centre: [650, 3050],
    reach: 1,
    grain: [0.9, 0.4359],
    spacingMetres: 170,
    bendMetres: 28,
    blockRun: [250, 900],
    laneEndings: alley,
    shops: 9,
    themes: ['food', 'market'],
  },
  {
    id: 'liudu',
    zh: '柳渡',
    en: 'Liudu',
    centre: [-1950, 900],
    reach: 0.95,
    grain: [0.88, -0.475],
    spacingMetres: 140,
    bendMetres: 30,
    blockRun: [180, 600],
    laneEndings: alley,
    shops: 7,
    themes: ['food', 'coffee'],
  },
  {
    id: 'chashan',
    zh: '茶山',
    en: 'Tea Hill',
    centre: [-1550, 2650],
    reach: 0.95,
    grain: [0.7, 0.7141],
    spacingMetres: 175,
    bendMetres: 45,
    blockRun: [180, 600],
    laneEndings: ['巷', '坡'],
    shops: 4,
    themes: ['coffee'],
  },
  {
    id: 'yancang',
    zh: '盐仓',
    en: 'The Saltworks',
    centre: [-1050, -1350],
    reach: 0.9,
    grain: [0.996, -0.09],
    spacingMetres: 130,
    bendMetres: 6,
    blockRun: [180, 500],
    laneEndings: ['街', '里'],
    shops: 9,
    themes: ['coffee', 'craft', 'bars'],
  },
  {
    id: 'dengjia',
    zh: '灯岬',
    en: 'Lantern Point',
    centre: [250, -2800],
    reach: 0.9,
    grain: [0.8, 0.6],
    spacingMetres: 150,
    bendMetres: 40,
    blockRun: [160, 450],
    laneEndings: ['巷', '坡'],
    shops: 4,
    themes: ['stay', 'coffee'],
  },
  {
    id: 'maipu',
    zh: '麦浦',
    en: 'Maipu',
    centre: [-2350, -1750],
    reach: 1.1,
    grain: [0.97, 0.243],
    spacingMetres: 180,
    bendMetres: 20,
    blockRun: [250, 900],
    laneEndings: alley,
    shops: 8,
    themes: ['food', 'market'],
  },
  {
    id: 'yuntai',
    zh: '云台',
    en: 'Yuntai',
    centre: [-3550, 20],
    reach: 1,
    grain: [0.94, -0.3412],
    spacingMetres: 210,
    bendMetres: 8,
    blockRun: [400, 1200],
    laneEndings: ['街'],
    shops: 5,
    themes: ['food'],
  },
];
