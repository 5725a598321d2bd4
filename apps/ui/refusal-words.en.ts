import { money } from './price.tsx';
import type { RefusalWords } from './refusal-words.ts';
import { lasting, moment } from './time.ts';
import { whyNotWords } from './why-not-words.ts';

const wait = (seconds: number): string =>
  seconds < 60 ? `${Math.max(1, seconds)} s` : lasting('en', seconds * 1_000);
const at = (iso: string): string => moment('en', iso);

const orderStates = {
  awaiting_payment: 'waiting for payment',
  paid: 'paid',
  issued: 'issued',
  closed: 'complete',
  cancelled: 'cancelled',
} as const;
const cardStates = {
  awaiting_payment: 'is not paid for yet',
  offered: 'waits to be accepted',
  current: 'is running',
  ended: 'has ended',
  returned: 'was given back',
  lapsed: 'was never paid for',
} as const;
const offerStates = {
  draft: 'a draft',
  in_review: 'in review',
  refused: 'not accepted',
  live: 'on sale',
  paused: 'paused',
  ended: 'ended',
} as const;
const webhookTrouble = {
  not_an_address:
    'That isn’t a web address. It should look like https://shop.example/hook.',
  not_https: 'The address must begin with https:// and carry no password.',
  private: 'That address can’t be reached from the internet. Use a public one.',
} as const;
const programmeStates = {
  draft: 'a draft',
  ready: 'ready',
  live: 'running',
  winding_down: 'winding down',
  ended: 'ended',
} as const;
const merchantStates = {
  in_review: 'in review',
  active: 'active',
  refused: 'not accepted',
  suspended: 'suspended',
} as const;
const problems = {
  funding_is_not_whole: 'the funding shares must add up to 100%',
  price_above_menu: 'the set price must be below the menu total',
  cash_price_above_face: 'a cash voucher must cost less than its face value',
  minimum_below_face: 'the minimum spend can’t be below the face value',
  sale_ends_before_it_starts: 'the sale must end after it starts',
  sale_already_over: 'the sale’s last day has passed',
  window_is_empty: 'a time window starts and ends at the same minute',
  discount_above_minimum: 'the amount off can’t exceed the minimum spend',
  store_named_twice: 'a store is listed twice',
} as const;
const campaignStates = { live: 'live', paused: 'paused', stopped: 'stopped' } as const;
const campaignProblems = {
  ends_before_it_begins: 'it must end after it begins',
  no_budget: 'set a budget in money, in orders, or both',
  offers_need_packages: 'with offers named it can’t apply to bills',
} as const;
const givenBack = {
  issued: 'can be used',
  redeemed: 'is used up',
  expired: 'has expired',
  refund_requested: 'is used up and its money asked back',
  refund_rejected: 'is used up',
  refunding: 'is being refunded',
  refunded: 'has been refunded',
} as const;
const lookupStates = {
  waiting: 'Nobody has confirmed yet. Ask the customer to look at their phone.',
  confirmed: 'The customer has confirmed.',
  denied: 'The customer says it isn’t them. Check the digits, or scan the code.',
  lapsed: 'The three minutes are over. Ask for the four digits again.',
  redeemed: 'This was redeemed already; nothing is done twice.',
} as const;
const codeLimits = { minute: '1 a minute', hour: '5 an hour', day: '10 a day' } as const;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Every refusal in plain English: what happened, what it means, what to do. */
export const refusalsEn: RefusalWords = {
  malformed_request: (f) => `One entry isn’t right (${f.where}). Fix it and send again.`,
  not_signed_in: () => 'Sign in to go on.',
  not_allowed: () => 'This account may not do that. Switch accounts, or ask for access.',
  unknown_address: () => 'There is nothing at this address. The link may be old.',
  unknown_city: () => 'This city isn’t open yet.',
  request_too_large: (f) =>
    `That is too large; the limit is ${Math.floor(f.limitBytes / 1_048_576) || 1} MB.`,
  unsupported_content: () => 'That kind of content can’t be read. Use another format.',
  request_key_missing: () =>
    'The request had no number and was not done. Reload and try again.',
  request_key_reused: () =>
    'This request number was used for something else, so nothing was done. Reload the page.',
  too_many_requests: (f) => `That was quick. Try again in ${wait(f.retryAfterSeconds)}.`,
  busy: (f) => `It’s busy and nothing was done. Try again in ${wait(f.retryAfterSeconds)}.`,

  too_many_codes: (f) =>
    `A code is already on its way (${codeLimits[f.limit]}). ` +
    `Send another in ${wait(f.retryAfterSeconds)}.`,
  wrong_code: () => 'That isn’t the code. Check it and type it again, or send a new one.',
  code_expired: () => 'This code has expired. Send a new one.',

  merchant_not_found: () => 'This merchant can’t be found.',
  merchant_not_active: (f) =>
    `The merchant is ${merchantStates[f.state]}, so this has to wait.`,
  merchant_already_reviewed: (f) =>
    `This application already has its answer: ${merchantStates[f.state]}.`,
  licence_already_used: () =>
    'This licence is already registered. If it is yours, contact us to get access.',
  not_your_merchant: () => 'This merchant isn’t yours, so it stays closed to you.',
  store_not_of_merchant: () => 'The chosen store isn’t this merchant’s. Claim it first.',
  staff_not_found: () =>
    'This person isn’t on the store’s staff; they may have been removed.',
  store_needs_one_choice: () => 'Either claim a store on the map or create one, not both.',

  place_not_found: () => 'This place can’t be found. The link may be old.',
  place_closed: () =>
    'This place has closed and sells no more. Unused vouchers are refunded.',
  place_already_claimed: () =>
    'Another merchant has claimed this place. If it is yours, contact us.',
  place_merged: () => 'This place was listed twice. Its page is now under another address.',
  merge_not_found: () => 'This pair can’t be found. Load the list again.',
  merge_not_in_state: (f) =>
    `${
      {
        proposed: 'This pair is still to be decided.',
        merged: 'These two have been merged already.',
        dismissed: 'Somebody said these two are not the same.',
        undone: 'This merge has been taken back already.',
      }[f.state]
    } Load the list again.`,
  merge_place_gone: () =>
    'One of the two has closed or went into another place meanwhile. Nothing was merged.',
  merge_claimed_by_two: (f) =>
    `${f.keptMerchant} and ${f.droppedMerchant} have each claimed one of the two. Ask ` +
    'both whose place it is, let the other give it up, then merge.',
  merge_undo_later_first: () =>
    'The kept place went into a third one later. Take that merge back first, then this one.',
  import_unreadable: (f) =>
    `The file can’t be read${f.line === null ? '' : ` (line ${f.line})`}: ${f.problem}`,
  import_closes_too_many: (f) =>
    `This import would close ${f.wouldClose} of ${f.openNow} places, so it was stopped. ` +
    'Let it through once you are sure the file is whole.',

  note_too_soon: (f) => `You just wrote one. Write again in ${wait(f.retryAfterSeconds)}.`,

  card_plan_not_found: () => 'This card can’t be found; it may not be sold any more.',
  card_plan_not_in_state: (f) =>
    f.state === 'on_sale' ? 'This card is on sale already.' : 'This card isn’t on sale.',
  card_district_too_sparse: (f) =>
    `We don’t sell the card in ${f.district} yet: ${f.stores} of the ${f.storesNeeded} ` +
    'shops with members’ prices that it needs. Nothing was charged.',
  card_district_unknown: () => 'The card isn’t sold for this part of town.',
  card_already_held: (f) => `You have a card already, until ${at(f.endsAt)}.`,
  card_order_open: () => 'You have ordered a card already. Pay for that order or drop it.',
  card_not_found: () => 'This card can’t be found. It may belong to another account.',
  card_not_in_state: (f) => `This can’t be done: the card ${cardStates[f.state]}.`,
  card_seats_taken: (f) => `All ${f.seats} family seats are given. Free one first.`,
  offer_not_found: () => 'This offer can’t be found; it may have been taken down.',
  offer_terms_contradict: (f) =>
    `${capital(f.problems.map((problem) => problems[problem]).join('; '))}.`,
  offer_not_in_state: (f) => `The offer is ${offerStates[f.state]}, so this can’t be done.`,
  offer_needs_reason: () => 'When you refuse an offer, write the merchant one line why.',

  quote_forged: () =>
    'This quote doesn’t check out, so nothing was ordered. Get the price again.',
  quote_expired: () =>
    'A quote is kept for 10 minutes and this one has run out. Get a new price.',
  quote_of_another: () => 'This quote was made for another account. Get the price again.',
  quote_already_used: () => 'This quote has been ordered already. Look in your orders.',
  excluded_above_bill: (f) =>
    `The ${money(f.excludedFen)} outside the discount is more than the bill of ` +
    `${money(f.billFen)}. Check the amounts.`,
  place_sells_nothing: () =>
    'This place sells nothing through us yet, so there is nothing to pay here.',
  offer_not_available: (f) => `It can’t be bought now: ${whyNotWords.en[f.why]}.`,

  order_not_found: () => 'This order can’t be found. It may belong to another account.',
  order_not_in_state: (f) => `The order is ${orderStates[f.state]}, so this can’t be done.`,
  offer_sold_out: (f) =>
    f.newTotalFen === null
      ? 'It has just sold out and nothing was charged. See what else this place offers.'
      : `That offer has just sold out and nothing was charged. ` +
        `The price is now ${money(f.newTotalFen)}.`,
  person_limit_reached: (f) =>
    f.newTotalFen === null
      ? `The limit is ${f.limit} a person and you have them. Nothing was charged.`
      : `The limit is ${f.limit} a person and you have them. Nothing was charged. ` +
        `Another one costs ${money(f.newTotalFen)}.`,
  campaign_spent: (f) =>
    f.newTotalFen === null
      ? 'The subsidy has just run out and nothing was charged.'
      : `The subsidy has just run out and nothing was charged. ` +
        `The price is now ${money(f.newTotalFen)}.`,
  campaign_limit_reached: (f) =>
    f.newTotalFen === null
      ? 'You have had all of this subsidy that one person may. Nothing was charged.'
      : 'You have had all of this subsidy that one person may. Nothing was charged. ' +
        `The price is now ${money(f.newTotalFen)}.`,
  campaign_not_found: () => 'This campaign can’t be found.',
  campaign_not_in_state: (f) =>
    `The campaign is ${campaignStates[f.state]}, so this can’t be done.`,
  campaign_contradicts: (f) =>
    `This can’t be: ${f.problems.map((problem) => campaignProblems[problem]).join('; ')}.`,
  too_many_open_orders: (f) =>
    `You have ${f.limit} unpaid orders. Pay or cancel one before the next.`,

  payment_not_found: () => 'No payment has been started for this order.',
  notice_forged: () => 'The notice’s signature is wrong, so it was not used.',
  notice_contradicts: (f) =>
    `The notice says ${money(f.noticedFen)} where ${money(f.expectedFen)} is due, ` +
    'so it was not used.',
  rail_not_answering: (f) =>
    `The payment provider isn’t answering. Check again in ${wait(f.retryAfterSeconds)}; ` +
    'you won’t be charged twice.',
  nothing_to_refund: () =>
    'There is nothing to refund: all were used or already given back.',
  difference_not_found: () =>
    'There is no such difference. Go back to the days and look again.',
  difference_already_closed: (f) => `This difference was closed ${at(f.closedAt)}.`,

  voucher_not_found: () => 'No such voucher. Check the code.',

  code_mistyped: () => 'One digit of the code is off. Check the 12 digits again.',
  code_out_of_date: () =>
    'This code is out of date, most likely a picture. Ask to see it live in the app.',
  code_shown_before: () =>
    'This very code was just used. Wait 20 seconds for the next one and scan again.',
  code_for_offline: () => 'There is a network, so scan the everyday code instead.',
  counter_locked: (f) =>
    `Too many wrong codes: this account waits here until ${at(f.until)}. Others may go on; the owner can lift it.`,
  counter_not_locked: () => 'It isn’t locked; the time may be over.',
  signal_not_found: () => 'There is no such signal. Load the list again.',
  case_not_found: () => 'There is no such case. Go back to the list and look again.',
  fee_rule_not_found: () => 'There is no such commission rule. Refresh the list.',
  fee_rule_ended: (f) => `This rule ended ${at(f.untilAt)}.`,
  fee_rule_in_the_past: () =>
    'A rule ends after it begins. What was sold keeps the rate it was sold at.',
  payout_not_found: () => 'There is no such payout. Refresh the list.',
  payout_not_in_state: () =>
    'This payout has moved on. Refresh to see what can be done with it now.',
  case_already_closed: (f) => `This case was closed ${at(f.closedAt)}.`,
  not_staff_here: () =>
    'This account isn’t on this store’s staff. Ask the owner, or switch stores.',
  voucher_already_redeemed: (f) => {
    const how = [
      f.redeemedAt ? at(f.redeemedAt) : '',
      f.placeName ? `at ${f.placeName}` : '',
      f.staffName ? `by ${f.staffName}` : '',
    ]
      .filter((part) => part !== '')
      .join(' ');
    return how === '' ? 'This voucher has been used.' : `This voucher was used: ${how}.`;
  },
  voucher_expired: (f) =>
    `This voucher ran out ${at(f.expiredAt)}; the money returns by itself.`,
  voucher_not_now: (f) =>
    f.usableFrom
      ? `Not at this time. This voucher can be used from ${at(f.usableFrom)}.`
      : 'None of this voucher’s hours are left. Ask for the money back in the order.',
  voucher_on_hold: (f) =>
    `This voucher is on hold: ${f.because}. The money is safe; contact the operator.`,
  voucher_not_on_hold: () => 'This voucher isn’t on hold, so there is nothing to release.',
  voucher_not_valid_yet: (f) => `This voucher is good from ${at(f.validFrom)}.`,
  voucher_given_back: (f) => `This voucher ${givenBack[f.state]} and can’t be redeemed.`,
  store_not_included: (f) =>
    `Not for this store. Use it at: ${f.stores.map((store) => store.name).join(', ')}.`,
  cursor_forgotten: (f) =>
    `Changes are kept ${f.keptDays} days. Read the list, then follow from now.`,
  code_for_practice: () =>
    'That is a practice code and redeems nothing. Use it in the scanner’s practice mode.',
  rehearsal_not_found: () =>
    'No such practice code. Go back to the counter and start the rehearsal again.',
  rehearsal_over: (f) =>
    `That practice code ended ${at(f.endedAt)}. Start again and scan it within ten minutes.`,
  rehearsal_already_done: (f) =>
    `This rehearsal was done ${at(f.completedAt)}. There is nothing left to do.`,
  rehearsal_elsewhere: (f) =>
    `That practice code is for ${f.stores.map((store) => store.name).join(', ')}. ` +
    'Scan it there, or start a new one here.',
  store_not_rehearsed: (f) =>
    `Not rehearsed yet: ${f.stores.map((store) => store.name).join(', ')}. ` +
    'Open the scanner in one of them, try it once, and this can go live.',
  batch_item_refused: (f) => `Code ${f.item} can’t be redeemed, so none was. Take it out.`,
  programme_not_found: () => 'There is no such programme. Reload the list.',
  programme_not_in_state: ({ state, needs }) =>
    `This programme is ${programmeStates[state]}; that works while it is ` +
    `${needs.map((one) => programmeStates[one]).join(' or ')}.`,
  programme_not_ready: ({ missing }) =>
    `Not ready yet: ${missing.length} ${missing.length === 1 ? 'item is' : 'items are'} ` +
    'missing. The checklist says which, and who can mend it.',
  programme_end_too_soon: ({ earliest }) =>
    `Too soon: everybody gets thirty days’ notice. The earliest end is ${at(earliest)}.`,
  programme_end_announced: ({ announcedAt }) =>
    `The end was announced ${at(announcedAt)}. It can’t be announced twice.`,
  programme_offer_taken: () => 'One of the offers belongs to another programme already.',
  programme_store_unfit: () =>
    'One of the stores is closed or has no merchant. Take it off the list.',
  notice_not_found: () => 'There is no such message. Reload the list.',
  webhook_not_set: () => 'No address is set yet. Enter one and save it.',
  webhook_address_refused: ({ why }) => webhookTrouble[why],
  till_not_found: () => 'There is no such till. Reload the list.',
  too_many_tills: (f) =>
    `A store has at most ${f.limit} tills. Revoke one that isn’t used any more.`,
  used_today: (f) =>
    `This card has been used as often as it may be today. It works again on ${f.nextDay}.`,
  redemption_not_found: () =>
    'No such redemption; it may have failed. Redeeming again never does it twice.',
  redemption_already_undone: (f) => `This was already undone ${at(f.undoneAt)}.`,
  undo_window_over: (f) =>
    `Undo works for ${f.windowMinutes} minutes and they have passed. Ask the operator.`,
  use_given_back: (f) =>
    f.refundedFen > 0
      ? `${money(f.refundedFen)} of this use went back already, so it can’t be undone.`
      : 'The customer has asked for this money. Answer that in the merchant console.',
  use_not_found: () => 'There is no such use. It may have been undone: try the voucher.',
  refund_time_over: (f) =>
    `Refunds work for 30 days after use, until ${at(f.until)}. Please contact the operator.`,
  refund_asked_before: () => 'You have asked about this use. See how it is going.',
  refund_question_open: () =>
    'The customer has asked for this money. Please answer the question instead.',
  more_than_left: (f) => `At most ${money(f.leftFen)} is left. Choose a lower amount.`,
  refund_question_not_found: () => 'There is no such question. Go back to the list.',
  refund_question_answered: (f) => `This was settled ${at(f.answeredAt)}.`,
  refund_not_disputable: (f) =>
    f.state === 'asked'
      ? 'The merchant hasn’t answered. Silence until the deadline means yes.'
      : 'This can’t be disputed: it has been already, or the time for it is over.',
  refund_not_disputed: () => 'This doesn’t wait for a decision. Reload the list.',
  too_many_undos: (f) =>
    `This voucher was undone ${f.limit} times and is used no more. Offer a refund.`,

  stand_not_found: () =>
    'There is no such stand. Scan the one that stands in the store, or show your code.',
  stand_retired: (f) =>
    `${f.placeName} has a new stand and this one no longer works. Scan the new one.`,
  too_many_stands: (f) =>
    `A store has at most ${f.limit} stands. Retire one that is not used, then add another.`,
  too_many_lookups: (f) =>
    `Too many look-ups; try again in ${wait(f.retryAfterSeconds)}. Scan or type the code.`,
  lookup_not_found: () => 'There is no such look-up. Ask for the four digits again.',
  lookup_not_confirmed: (f) => lookupStates[f.state],
  prompt_lapsed: () =>
    'This question is over. If you still want to use a voucher, ask the staff to look again.',

  entry_not_found: () => 'The ledger has no such entry.',
  street_behind: () =>
    'Shops around here are being brought up to date. Try again in a moment.',
  exposure_not_found: () => 'That list is not on record, or was shown to somebody else.',
  box_not_a_box: () =>
    'That is no stretch of the map. Move the map a little and search again.',
};
