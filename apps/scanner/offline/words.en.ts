import type { OfflineWords } from './words.zh.ts';

/** The same in English. */
export const en = {
  bar: 'No network. Scan as usual',
  barMore: 'It is kept on this device and confirmed by itself once back online.',
  only: 'Only the QR code on a customer’s phone works now; digits need the network.',
  noListBar: 'No network, and no list',
  noListBarMore:
    'This device has never kept your store’s list, so it can’t redeem. It comes back by itself.',
  listAge: (when: string) => `List from ${when}`,
  listSize: (count: string) => `${count} vouchers`,

  queue: (count: string) => `${count} waiting for the network`,
  queueAge: (when: string) => `oldest ${when}`,
  queueTelling: 'Confirming…',
  queueStuck: (count: string) => `${count} not accepted by the server; ask the operator`,
  queueLook: 'Look',

  cases: (count: string) => `${count} could not be confirmed`,
  casesMore: 'It is handed over; don’t run after the customer. The platform settles it.',

  clockAhead: (length: string) => `This device’s clock is ${length} ahead`,
  clockBehind: (length: string) => `This device’s clock is ${length} behind`,
  clockMore: 'We have corrected for it. Set the device to automatic time when you can.',
  clockUnsure: 'This device isn’t sure of the time',
  clockUnsureMore: 'There is no network to ask. A customer’s code will tell.',

  notKept: 'This device can’t keep anything',
  notKeptMore:
    'Don’t redeem without network. Free some space or leave private mode, then reopen this page.',

  handOver: 'No network · hand over',
  record: 'Record it',
  recordOne: 'Record one use',
  recording: 'Keeping it…',
  recordMore: 'Confirmed by itself once online. You can hand it over now.',
  bySignature: 'Not on the list; recognised by its signature.',
  wentDown: 'The network went away. Press to record it on this device instead.',

  recorded: 'Recorded',
  recordedMore: 'Hand it over. It is confirmed by itself once online.',
  confirmed: 'Confirmed online.',
  becameCase:
    'It could not be confirmed; the platform settles it. Don’t run after the customer.',
  tried: 'Being confirmed. To undo, wait for the network and use “Redemptions today”.',
  takeBack: 'Undo',
  takenBack: 'Undone',
  takenBackMore:
    'Nothing was sent; the voucher is the customer’s. The next code shows within 20 seconds.',

  no: {
    no_list: 'No list yet',
    list_too_old: 'List too old',
    only_shown_codes: 'Scan the QR code',
    not_on_list: 'Not on the list',
    signed_but_listed: 'Usual code, please',
    signed_not_ours: 'Not signed by us',
    signed_offer_unknown: 'Unknown offer',
    cannot_check_signed: 'Can’t check it',
    over_store_cap: 'Store limit reached',
    over_voucher_cap: 'Worth too much',
    maybe_done: 'May be done already',
    not_kept: 'Not kept',
  },
  noMore: {
    no_list:
      'This device has never kept your store’s list. Open it once with network; then it works without.',
    list_too_old: (when: string) =>
      `The list is from ${when} and too old to redeem by. Go online once.`,
    only_shown_codes:
      'Digits can’t be looked up without network. Ask the customer to show the QR code in “My codes”.',
    not_on_list:
      'Ask the customer to tap “No network in the shop?” below the code, and scan that one.',
    signed_but_listed:
      'This voucher is on the list. Ask for “Back to the usual code”, and scan again.',
    signed_not_ours:
      'We did not sign this code. Hand nothing over; ask to see “My codes” again.',
    signed_offer_unknown:
      'The list has no such offer; it may not be for this store. Wait for the network.',
    cannot_check_signed:
      'This browser is too old to check signatures. Wait for the network, or use another device.',
    over_store_cap: (cap: string, waiting: string) =>
      `Without network this store may record ${cap}; ${waiting} is recorded. Go online once to go on.`,
    over_voucher_cap: (cap: string, worth: string) =>
      `Without network one voucher may be worth ${cap}; this is ${worth}. Wait for the network.`,
    maybe_done: (title: string) =>
      `“${title}” was sent a moment ago and got no answer; it may be redeemed. Wait for the network.`,
    not_kept:
      'This device can’t keep anything, so nothing was recorded. Hand nothing over. Free some space, or wait for the network.',
  },

  say: {
    recorded: (what: string) => `No network. Recorded. ${what}`,
  },

  list: {
    title: 'Recorded here without network',
    waiting: 'waiting to be confirmed',
    telling: 'being confirmed',
    undone: 'undone, never sent',
    redeemed: 'confirmed',
    stuck: 'not accepted; ask the operator',
    offlineMore:
      'No network: this is what the device recorded itself. The whole day comes back online.',
    caseOf: {
      used_elsewhere: 'used somewhere else',
      given_back: 'given back before',
      expired: 'had expired',
      not_valid_yet: 'was not valid yet',
      wrong_store: 'not for this store',
      code_not_good: 'the code was no good',
      voucher_unknown: 'no such voucher',
      over_cap: 'over the limit without network',
      time_in_doubt: 'the time can’t be told',
    },
    caseMore: 'It is handed over; don’t run after the customer.',
    read: 'Got it',
  },
} satisfies OfflineWords;
