/** Every trade of the city, in one list. */
import { careTrades } from './trades/care.ts';
import { eveningTrades } from './trades/evening.ts';
import { goodsTrades } from './trades/goods.ts';
import { morningTrades } from './trades/morning.ts';
import { playTrades } from './trades/play.ts';
import { sweetTrades } from './trades/sweet.ts';
import { tableTrades } from './trades/table.ts';
import type { Trade } from './trades/trade.ts';

export const trades: readonly Trade[] = [
  ...morningTrades,
  ...tableTrades,
  ...eveningTrades,
  ...sweetTrades,
  ...goodsTrades,
  ...careTrades,
  ...playTrades,
];
