/** Every address of the ops console, below `/ops`; a city leads all but the first two. */
export const paths = {
  start: () => '/',
  signIn: () => '/sign-in',
  review: (city: string) => `/${city}/review`,
  merchants: (city: string) => `/${city}/merchants`,
  offers: (city: string) => `/${city}/offers`,
  programmes: (city: string) => `/${city}/programmes`,
  programme: (city: string, programme: string) => `/${city}/programmes/${programme}`,
  accounts: (city: string) => `/${city}/ledger`,
  postings: (city: string) => `/${city}/ledger/postings`,
  entry: (city: string, entry: string) => `/${city}/ledger/entries/${entry}`,
  imports: (city: string) => `/${city}/imports`,
  duplicates: (city: string) => `/${city}/duplicates`,
  cases: (city: string) => `/${city}/cases`,
  signals: (city: string) => `/${city}/signals`,
  holds: (city: string) => `/${city}/holds`,
  audit: (city: string) => `/${city}/audit`,
  bills: (city: string) => `/${city}/bills`,
  campaigns: (city: string) => `/${city}/campaigns`,
} as const;

/** What the router matches; those below `city` are relative to it. */
export const patterns = {
  start: '/',
  signIn: '/sign-in',
  city: '/$city',
  review: '/review',
  merchants: '/merchants',
  offers: '/offers',
  programmes: '/programmes',
  programme: '/programmes/$programme',
  accounts: '/ledger',
  postings: '/ledger/postings',
  entry: '/ledger/entries/$entry',
  imports: '/imports',
  duplicates: '/duplicates',
  cases: '/cases',
  signals: '/signals',
  holds: '/holds',
  audit: '/audit',
  bills: '/bills',
  campaigns: '/campaigns',
} as const;

/** The other apps of the house, each a page of its own. */
export const otherApps = { consumer: '/', merchant: '/merchant/' } as const;
