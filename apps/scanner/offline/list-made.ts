import { withCheckDigit } from '#contract/kit/code.ts';
import { codeStep, otpAt, rotatingText } from '#contract/kit/rotating-code.ts';
import { base64urlOf } from '#contract/kit/rotating-code.ts';
import { sealRow, tagOf } from '#contract/kit/sealed-row.ts';
import { signedBody, signedText } from '#contract/kit/signed-code.ts';
import type { SignedVoucher } from '#contract/kit/signed-code.ts';
import { offlineCapDefaults } from '#contract/offline.ts';
import type { OfflineList, OfflineVoucher } from '#contract/offline.ts';

// Lists and codes made here, for tests of what decides by them.

export const at = new Date('2026-11-24T04:00:00.000Z');
export const hourMs = 3_600_000;
export const store = {
  placeId: '01980000-0000-7000-8000-0000000000b1',
  name: 'Noodle bar',
};
const iso = (hours: number) => new Date(at.getTime() + hours * hourMs).toISOString();

/** A voucher of one meal that may be used now, but for what is changed. */
export const voucher = (changes: Partial<OfflineVoucher> = {}): OfflineVoucher => ({
  voucherId: '01980000-0000-7000-8000-000000000001',
  code: withCheckDigit('12345678901'),
  title: 'Ramen for two',
  terms: {
    kind: 'package',
    priceFen: 5_800,
    usesTotal: 1,
    items: [{ name: 'Ramen', count: 2, priceFen: 3_200 }],
  },
  excludes: [],
  state: 'issued',
  usesTotal: 1,
  usesLeft: 1,
  undos: 0,
  placeIds: [store.placeId],
  validFrom: iso(-24),
  validUntil: iso(24),
  heldBecause: null,
  holderPhoneMasked: '139****0001',
  codeKey: 'a2V5LW9mLXRoaXMtdm91Y2hlcg',
  lastStep: 0,
  useFen: 5_000,
  ...changes,
});

/** Handles in a row: the first is `00…01`. */
export const handleOf = (no: number): string => String(no).padStart(20, '0');

export const listOf = async (
  vouchers: readonly OfflineVoucher[],
  changes: Partial<OfflineList> = {},
): Promise<OfflineList> => ({
  listId: '01980000-0000-7000-8000-00000000000a',
  madeAt: iso(-1),
  until: iso(71),
  timeZone: 'Asia/Shanghai',
  caps: offlineCapDefaults,
  publicKeys: [],
  offers: [],
  rows: await Promise.all(
    vouchers.map((one, no) => {
      const iv = new Uint8Array(12).fill(no % 256);
      return sealRow(handleOf(no + 1), one, iv);
    }),
  ),
  leftOut: 0,
  ...changes,
});

/** What a phone shows of the voucher with this handle, so many steps from then. */
export const shownBy = async (
  { codeKey }: OfflineVoucher,
  { no = 1, off = 0, when = at }: { no?: number; off?: number; when?: Date } = {},
): Promise<string> => {
  const otp = await otpAt(codeKey, codeStep(when) + off);
  return rotatingText({ handle: handleOf(no), otp });
};

/** A pair of keys, and what it signs. */
export const makeSigner = async () => {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const publicKey = base64urlOf(
    new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
  );
  const sign = async (changes: Partial<SignedVoucher> = {}): Promise<string> => {
    const body = signedBody({
      keyNo: 0,
      tag: await tagOf(handleOf(9)),
      offerTag: 'aabbccdd',
      validUntil: new Date(iso(48)),
      usesTotal: 1,
      ...changes,
    });
    const signature = await crypto.subtle.sign('Ed25519', pair.privateKey, body);
    return signedText(body, new Uint8Array(signature));
  };
  return { publicKey, sign };
};

/** The offer that signed codes made here are of. */
export const offer = {
  tag: 'aabbccdd00112233',
  title: 'Ramen for two',
  terms: voucher().terms,
  excludes: [],
  useFen: 5_000,
};
