/** Every address of the consumer app; `patterns` are what the router matches. */
export const paths = {
  start: () => '/',
  nearby: (city: string) => `/in/${city}`,
  search: (city: string) => `/in/${city}/search`,
  place: (city: string, place: string) => `/in/${city}/places/${place}`,
  buy: (city: string, place: string, offer: string) =>
    `/in/${city}/places/${place}/buy/${offer}`,
  payBill: (city: string, place: string) => `/in/${city}/places/${place}/pay`,
  orders: (city: string) => `/in/${city}/orders`,
  order: (city: string, order: string) => `/in/${city}/orders/${order}`,
  codes: (city: string) => `/in/${city}/codes`,
  code: (city: string, voucher: string) => `/in/${city}/codes/${voucher}`,
  me: (city: string) => `/in/${city}/me`,
  messages: (city: string) => `/in/${city}/messages`,
  endings: (city: string) => `/in/${city}/endings`,
  stand: (city: string, code: string) => `/in/${city}/stand/${code}`,
  standBill: (city: string, code: string) => `/in/${city}/stand/${code}/pay`,
  standPaid: (city: string, code: string, order: string) =>
    `/in/${city}/stand/${code}/orders/${order}`,
  receipt: (city: string, redemption: string) => `/in/${city}/receipts/${redemption}`,
} as const;

export const patterns = {
  city: '/in/$city',
  nearby: '/',
  search: '/search',
  place: '/places/$place',
  buy: '/places/$place/buy/$offer',
  payBill: '/places/$place/pay',
  orders: '/orders',
  order: '/orders/$order',
  codes: '/codes',
  code: '/codes/$voucher',
  me: '/me',
  messages: '/messages',
  endings: '/endings',
  stand: '/stand/$code',
  standBill: '/stand/$code/pay',
  standPaid: '/stand/$code/orders/$order',
  receipt: '/receipts/$redemption',
} as const;

/** The other apps of the house, each a page of its own. */
export const otherApps = {
  scanner: '/scanner/',
  merchant: '/merchant/',
  ops: '/ops/',
  outbox: '/dev/outbox',
} as const;

/** Where the city's plain base map may be. */
export const baseMapPath = (city: string): string => `/base-map/${city}.json`;

/** Where the operator's own base map would be, as one PMTiles file. */
export const tilesPath = (city: string): string => `/base-map/${city}.pmtiles`;
