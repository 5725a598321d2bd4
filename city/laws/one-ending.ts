/**
 * A programme of the one shop and its one offer that has ended as it should: the merchant
 * acknowledged, Lin was told by a message, the public after her, and the books are at zero.
 */
import { id } from './one-sale.ts';

const [lin, shop, offer, owner] = [id(1), id(3), id(5), id(2)];
export const ending = id(100);
export const [merchantNotice, memberNotice, message] = [id(101), id(102), id(103)];
const day = (days: number): string =>
  `timestamptz '2026-11-24 04:00Z' + interval '${days} days'`;

export const endingRows = `
  insert into programme (city_id, id, kind, name, name_en, state, starts_at, ends_at,
    stores_per_district, created_by, created_at, announced_at, end_reason,
    merchants_told_at, members_told_at, public_at, ended_at, zero_at, next_look_at)
    values ('harbour', '${ending}', 'pilot', '码头试点', 'Harbour pilot', 'ended',
      ${day(-30)}, ${day(40)}, 1, '${owner}', ${day(-40)}, ${day(2)}, '到期', ${day(3)},
      ${day(4)}, ${day(5)}, ${day(41)}, ${day(45)}, ${day(45)});
  insert into programme_offer values ('harbour', '${ending}', '${offer}');
  insert into programme_merchant values ('harbour', '${ending}', '${shop}');
  insert into message values ('${message}', '+8613800000001', '【抵达】', ${day(3.5)});
  insert into notice values
    ('harbour', '${merchantNotice}', 'merchant', '${shop}', 'programme_ends',
      '${ending}', '{}', ${day(2)}, ${day(2.5)}, '${owner}', ${day(2.5)}, '${owner}'),
    ('harbour', '${memberNotice}', 'person', '${lin}', 'programme_ends_member',
      '${ending}', '{}', ${day(3.5)}, null, null, null, null);
  insert into notice_delivery values
    ('harbour', '${memberNotice}', 'sms', 'delivered', ${day(3.5)}, 1, ${day(3.5)});
  insert into notice_attempt values
    ('harbour', '${memberNotice}', 'sms', 1, ${day(3.5)}, 'delivered', '${message}');
`;
