-- A store's tills ask for what happened there many times a minute, mostly in vain: each
-- store's own happenings in the order of the transactions that wrote them.
create index outbox_of_store on outbox (city_id, (facts ->> 'placeId'), xid, id)
  where name in ('voucher.redeemed', 'redemption.undone');
