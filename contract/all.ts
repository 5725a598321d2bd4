import * as campaign from './campaign.ts';
import * as audit from './audit.ts';
import * as cardPlan from './card-plan.ts';
import * as cardSavings from './card-savings.ts';
import * as card from './card.ts';
import * as change from './change.ts';
import * as city from './city.ts';
import * as exposure from './exposure.ts';
import * as fee from './fee.ts';
import * as fraud from './fraud.ts';
import type { Endpoint } from './kit/endpoint.ts';
import * as ledger from './ledger.ts';
import * as lookup from './lookup.ts';
import * as margin from './margin.ts';
import * as merchant from './merchant.ts';
import * as note from './note.ts';
import * as notice from './notice.ts';
import * as offer from './offer.ts';
import * as offline from './offline.ts';
import * as order from './order.ts';
import * as payment from './payment.ts';
import * as person from './person.ts';
import * as placeMerge from './place-merge.ts';
import * as place from './place.ts';
import * as programme from './programme.ts';
import * as programmeEnd from './programme-end.ts';
import * as quote from './quote.ts';
import * as reconciliation from './reconciliation.ts';
import * as redemption from './redemption.ts';
import * as refund from './refund.ts';
import * as rehearsal from './rehearsal.ts';
import * as search from './search.ts';
import * as settlement from './settlement.ts';
import * as stand from './stand.ts';
import * as till from './till.ts';
import * as voucher from './voucher.ts';

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'path' in value && 'who' in value;

/** Every endpoint there is, for the tests that walk them all and for the reference page. */
export const allEndpoints: readonly Endpoint[] = [
  city,
  person,
  merchant,
  fee,
  place,
  placeMerge,
  note,
  notice,
  offer,
  margin,
  campaign,
  programme,
  programmeEnd,
  quote,
  order,
  cardPlan,
  card,
  cardSavings,
  payment,
  reconciliation,
  voucher,
  redemption,
  refund,
  offline,
  fraud,
  change,
  stand,
  lookup,
  rehearsal,
  till,
  ledger,
  audit,
  settlement,
  exposure,
  search,
].flatMap((noun) => Object.values<unknown>(noun).filter(isEndpoint));
