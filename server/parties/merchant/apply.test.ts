import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyMerchant, reviewMerchant } from '#contract/merchant.ts';
import { cast, city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

const application = {
  city,
  name: '林家小馆',
  licenceNo: '91330900MA28CCCC01',
  contactPhone: cast.lin,
};

it('lets a refused applicant mend the application and hand it in again', async () => {
  const lin = town.as('lin');
  const first = await lin(applyMerchant, application);
  const xu = town.as('xu');
  await xu(reviewMerchant, {
    city,
    merchant: first.id,
    verdict: 'refuse',
    reason: '照片看不清',
  });
  const again = await lin(applyMerchant, { ...application, name: '林家面馆' });
  expect(again).toMatchObject({ id: first.id, name: '林家面馆', state: 'in_review' });
});

it('keeps a licence from everybody else, refused or not', async () => {
  const answer = await town.caller('mei')(applyMerchant, application);
  expect(answer).toMatchObject({ ok: false, refusal: 'licence_already_used' });
});
