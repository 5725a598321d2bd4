import { base64urlOf, bytesOf } from './rotating-code.ts';

/**
 * A row that only its own key opens: a store's device carries the whole list and can read
 * just the vouchers that customers show it. The key is made of the twenty digits that
 * nobody sees but in the code itself.
 */
export type SealedRow = { tag: string; iv: string; sealed: string };

/** Sixteen hex digits by which a handle's row is found; says nothing of the handle. */
export const tagOf = async (handle: string): Promise<string> =>
  hexOf((await digestOf(`tag:${handle}`)).slice(0, 8));

/** Seals `value` as JSON under the handle; `iv` are twelve bytes never used before. */
export const sealRow = async (
  handle: string,
  value: unknown,
  iv: Uint8Array<ArrayBuffer>,
): Promise<SealedRow> => {
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    await rowKeyOf(handle, 'encrypt'),
    plain,
  );
  return {
    tag: await tagOf(handle),
    iv: base64urlOf(iv),
    sealed: base64urlOf(new Uint8Array(sealed)),
  };
};

/** What was sealed, to be parsed by its schema; null where the row was changed. */
export const openRow = async (handle: string, row: SealedRow): Promise<unknown> => {
  const key = await rowKeyOf(handle, 'decrypt');
  const terms = { name: 'AES-GCM', iv: bytesOf(row.iv) };
  const plain = await crypto.subtle
    .decrypt(terms, key, bytesOf(row.sealed))
    .catch(() => null);
  return plain === null ? null : JSON.parse(new TextDecoder().decode(plain));
};

const rowKeyOf = async (handle: string, deed: 'encrypt' | 'decrypt') =>
  crypto.subtle.importKey('raw', await digestOf(`row:${handle}`), 'AES-GCM', false, [deed]);

const digestOf = async (text: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
