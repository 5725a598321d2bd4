import { notListed } from './row.ts';
import type { Row } from './row.ts';

export const times: readonly Row[] = [
  {
    name: 'in its last minute',
    list: '2026-12-24T03:30:00Z',
    after: 29,
    online: 'redeemed',
    told: 'redeemed',
  },
  {
    name: 'lapsed between list and scan',
    list: '2026-12-24T03:30:00Z',
    after: 31,
    online: 'voucher_expired',
  },
  {
    name: 'lapsed before the list',
    list: '2026-12-24T04:30:00Z',
    online: 'voucher_expired',
    offline: 'not_on_list',
    because: notListed,
  },
  {
    name: 'scanned in time and told after it lapsed',
    list: '2026-12-24T03:00:00Z',
    online: 'redeemed',
    told: 'redeemed',
    toldAfterDays: 2,
  },
  { name: 'at lunch', goods: 'lunch', online: 'redeemed', told: 'redeemed' },
  {
    name: 'after lunch',
    goods: 'lunch',
    list: '2026-11-24T06:00:00Z',
    online: 'voucher_not_now',
  },
  {
    name: 'a minute before lunch',
    goods: 'lunch',
    list: '2026-11-25T02:59:00Z',
    after: 0,
    online: 'voucher_not_now',
  },
  {
    name: 'lunch begins between list and scan',
    goods: 'lunch',
    list: '2026-11-25T02:59:00Z',
    after: 2,
    online: 'redeemed',
    told: 'redeemed',
  },
  {
    name: 'lunch on Saturday',
    goods: 'lunch',
    list: '2026-11-28T04:00:00Z',
    online: 'voucher_not_now',
  },
  {
    name: 'on a day off',
    goods: 'days_off',
    list: '2026-11-25T04:00:00Z',
    online: 'voucher_not_now',
  },
  {
    name: 'the day off begins between list and scan',
    goods: 'days_off',
    list: '2026-11-24T15:50:00Z',
    after: 15,
    online: 'voucher_not_now',
  },
  {
    name: 'the day after a day off',
    goods: 'days_off',
    list: '2026-11-25T16:01:00Z',
    online: 'redeemed',
    told: 'redeemed',
  },
  {
    name: 'in a night that began yesterday',
    goods: 'night',
    list: '2026-11-29T17:30:00Z',
    online: 'redeemed',
    told: 'redeemed',
  },
  {
    name: 'past the end of a night',
    goods: 'night',
    list: '2026-11-29T18:00:00Z',
    online: 'voucher_not_now',
  },
];
