import { nobodyIsAsked } from './row.ts';
import type { Row } from './row.ts';

export const devices: readonly Row[] = [
  {
    name: 'a list of 71 hours',
    after: 71 * 60,
    online: 'redeemed',
    told: 'redeemed',
  },
  {
    name: 'a list of 73 hours',
    after: 73 * 60,
    online: 'redeemed',
    offline: 'list_too_old',
    because: 'too much may have happened since',
  },
  {
    name: 'no list',
    list: null,
    online: 'redeemed',
    offline: 'no_list',
    because: 'the device knows of no voucher at all',
  },
  {
    name: 'told after two days',
    online: 'redeemed',
    told: 'redeemed',
    toldAfterDays: 2,
  },
  {
    name: 'told after four days',
    online: 'redeemed',
    told: 'redeemed',
    toldAfterDays: 4,
  },
  {
    name: 'more than the store may accept',
    before: ['bought', 'low_store_cap'],
    online: 'redeemed',
    offline: 'over_store_cap',
    because: 'with network nobody has a loss',
  },
  {
    name: 'more than one voucher may be worth',
    before: ['bought', 'low_voucher_cap'],
    online: 'redeemed',
    offline: 'over_voucher_cap',
    because: 'with network nobody has a loss',
  },
  {
    name: 'a clock put half a day ahead meanwhile',
    then: ['clock_half_a_day_ahead'],
    online: 'redeemed',
    told: 'redeemed',
  },
  {
    name: 'a clock put three days back meanwhile',
    then: ['clock_days_back'],
    online: 'redeemed',
    told: 'redeemed',
  },
  {
    name: 'a clock put three days ahead meanwhile',
    then: ['clock_days_ahead'],
    online: 'redeemed',
    offline: 'list_too_old',
    because: 'a phone that slept for three days looks the same',
  },
];

export const people: readonly Row[] = [
  { name: 'by the owner', who: 'zhou', online: 'redeemed', told: 'redeemed' },
  {
    name: 'by another merchant’s owner',
    who: 'tang',
    online: 'not_staff_here',
    offline: 'redeemed',
    because: nobodyIsAsked,
    told: 'waits',
  },
  {
    name: 'by its holder',
    who: 'lin',
    online: 'not_allowed',
    offline: 'redeemed',
    because: nobodyIsAsked,
    told: 'waits',
  },
  {
    name: 'by nobody who is signed in',
    who: null,
    online: 'not_signed_in',
    offline: 'redeemed',
    because: nobodyIsAsked,
    told: 'waits',
  },
];
