/** Which merchant's desk an address belongs to; it leads every address of the console. */
export type Desk = { city: string; merchant: string };

const home = ({ city, merchant }: Desk) => `/${city}/${merchant}`;

/** Every address of the merchant console, below `/merchant`. */
export const paths = {
  start: () => '/',
  signIn: () => '/sign-in',
  apply: () => '/apply',
  home,
  stores: (desk: Desk) => `${home(desk)}/stores`,
  newStore: (desk: Desk) => `${home(desk)}/stores/new`,
  stands: (desk: Desk, place: string) => `${home(desk)}/stores/${place}/stands`,
  staff: (desk: Desk) => `${home(desk)}/staff`,
  tills: (desk: Desk) => `${home(desk)}/tills`,
  offers: (desk: Desk) => `${home(desk)}/offers`,
  newOffer: (desk: Desk) => `${home(desk)}/offers/new`,
  offer: (desk: Desk, offer: string) => `${home(desk)}/offers/${offer}`,
  editOffer: (desk: Desk, offer: string) => `${home(desk)}/offers/${offer}/edit`,
  redemptions: (desk: Desk) => `${home(desk)}/redemptions`,
  money: (desk: Desk) => `${home(desk)}/money`,
  notices: (desk: Desk) => `${home(desk)}/notices`,
} as const;

/** What the router matches; those below `desk` are relative to it. */
export const patterns = {
  start: '/',
  signIn: '/sign-in',
  apply: '/apply',
  desk: '/$city/$merchant',
  home: '/',
  stores: '/stores',
  newStore: '/stores/new',
  stands: '/stores/$place/stands',
  staff: '/staff',
  tills: '/tills',
  offers: '/offers',
  newOffer: '/offers/new',
  offer: '/offers/$offer',
  editOffer: '/offers/$offer/edit',
  redemptions: '/redemptions',
  money: '/money',
  notices: '/notices',
} as const;

/** The other apps of the house, each a page of its own. */
export const otherApps = {
  consumer: '/',
  scanner: '/scanner/',
  outbox: '/dev/outbox',
  reference: '/reference',
} as const;
