import { expect, test } from 'vitest';
import { otherApps, paths, patterns } from './paths.ts';

const desk = { city: 'harbour', merchant: 'm' };

test('every address is what it was when people saved it', () => {
  expect({
    start: paths.start(),
    signIn: paths.signIn(),
    apply: paths.apply(),
    home: paths.home(desk),
    stores: paths.stores(desk),
    newStore: paths.newStore(desk),
    stands: paths.stands(desk, 'p'),
    staff: paths.staff(desk),
    tills: paths.tills(desk),
    offers: paths.offers(desk),
    newOffer: paths.newOffer(desk),
    offer: paths.offer(desk, 'o'),
    editOffer: paths.editOffer(desk, 'o'),
    redemptions: paths.redemptions(desk),
    money: paths.money(desk),
    notices: paths.notices(desk),
  }).toEqual({
    start: '/',
    signIn: '/sign-in',
    apply: '/apply',
    home: '/harbour/m',
    stores: '/harbour/m/stores',
    newStore: '/harbour/m/stores/new',
    stands: '/harbour/m/stores/p/stands',
    staff: '/harbour/m/staff',
    tills: '/harbour/m/tills',
    offers: '/harbour/m/offers',
    newOffer: '/harbour/m/offers/new',
    offer: '/harbour/m/offers/o',
    editOffer: '/harbour/m/offers/o/edit',
    redemptions: '/harbour/m/redemptions',
    money: '/harbour/m/money',
    notices: '/harbour/m/notices',
  });
});

test('the router matches each address that is handed out', () => {
  const given: Record<string, string> = { ...desk, offer: 'o', place: 'o' };
  const { start, signIn, apply, desk: root, ...pages } = patterns;
  const fill = (pattern: string) =>
    pattern
      .replace(/\$(\w+)/g, (_, name: string) => given[name] ?? '')
      .replace(/(.)\/$/, '$1');
  const matched = [
    start,
    signIn,
    apply,
    ...Object.values(pages).map((page) => root + page),
  ];
  const handedOut = Object.values(paths).map((path) => path(desk, 'o'));
  expect(matched.map(fill).toSorted()).toEqual(handedOut.toSorted());
});

test('the other apps are pages of their own', () => {
  expect(Object.values(otherApps)).toEqual(['/', '/scanner/', '/dev/outbox', '/reference']);
});
