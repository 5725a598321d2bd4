-- The reviewed list of readings that cross modules; nobody writes through them.
create view role_named as
  select role.*, merchant.name as merchant_name, place.name as place_name,
    person.name as person_name, person.phone_number as person_phone
  from role
  join person on person.id = role.person_id
  left join merchant
    on merchant.city_id = role.city_id and merchant.id = role.merchant_id
  left join place on place.city_id = role.city_id and place.id = role.place_id;

create view merchant_shown as
  select merchant.*,
    (select reason from merchant_review as review
      where review.city_id = merchant.city_id and review.merchant_id = merchant.id
      order by review.id desc limit 1) as review_reason,
    (select count(*)::integer from place
      where place.city_id = merchant.city_id and place.merchant_id = merchant.id) as stores
  from merchant;

create view offer_shown as
  select offer.*, merchant.name as merchant_name,
    array(select place_id from offer_store as store
      where store.city_id = offer.city_id and store.offer_id = offer.id
      order by place_id) as place_ids,
    (select reason from offer_step as step
      where step.city_id = offer.city_id and step.offer_id = offer.id
      order by step.id desc limit 1) as review_reason,
    coalesce((select sum(used)::integer from offer_use as held
      where held.city_id = offer.city_id and held.offer_id = offer.id), 0) as sold
  from offer
  join merchant on merchant.city_id = offer.city_id and merchant.id = offer.merchant_id;

create view order_shown as
  select "order".*, place.name as place_name,
    coalesce((select sum(amount_fen)::bigint from refund
      where refund.city_id = "order".city_id and refund.order_id = "order".id), 0)
      as refunded_fen
  from "order"
  join place on place.city_id = "order".city_id and place.id = "order".place_id;

create view voucher_shown as
  select voucher.*, merchant.name as merchant_name,
    (select coalesce(jsonb_agg(jsonb_build_object(
        'placeId', place.id, 'name', place.name, 'address', place.address)
        order by place.name), '[]')
      from place where place.city_id = voucher.city_id
      and place.id = any(voucher.place_ids)) as stores,
    last.redeemed_at, last.place_name as redeemed_place_name
  from voucher
  join merchant on merchant.city_id = voucher.city_id and merchant.id = voucher.merchant_id
  left join lateral (
    select redemption.redeemed_at, place.name as place_name
    from redemption
    join place on place.city_id = redemption.city_id and place.id = redemption.place_id
    where redemption.city_id = voucher.city_id and redemption.voucher_id = voucher.id
      and redemption.undone_at is null
    order by redemption.id desc limit 1
  ) as last on true;

create view redemption_shown as
  select redemption.*, voucher.code, voucher.title, voucher.terms, voucher.excludes,
    voucher.uses_left, place.name as place_name, person.name as staff_name
  from redemption
  join voucher
    on voucher.city_id = redemption.city_id and voucher.id = redemption.voucher_id
  join place on place.city_id = redemption.city_id and place.id = redemption.place_id
  join person on person.id = redemption.staff_id;

create view city_shown as
  select city.*, (select count(*)::integer from place
    where place.city_id = city.id and place.state = 'open') as places
  from city;
