import { createPublicKey, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { hourMs, minuteMs } from '#contract/kit/time.ts';
import type { Clock } from '#kit/clock.ts';
import { isSignedBy, unseal } from './sign.ts';
import type { Signed } from './sign.ts';

/**
 * The rail's public keys by serial. Several are valid at once while it changes them, so an
 * old one stays until its own last day. A serial that is not known makes us ask, at most
 * once a minute: a forger's invented serials must not become our requests.
 */
export type KeyRing = {
  /** The key of this serial, or undefined when the rail has no such key now. */
  find(serial: string): Promise<KeyObject | undefined>;
  /** A key to encrypt with, and its serial. */
  newest(): Promise<{ serial: string; key: KeyObject }>;
};
export type KeyTerms = {
  clock: Clock;
  apiKey: string;
  /** The rail's public key where the merchant was given one: it has no certificate. */
  publicKey: { id: string; pem: string } | undefined;
  /** Fetches the certificates; its answer is unproven until this file has looked at it. */
  download: () => Promise<{ serial: string; said: Signed }>;
};

type Held = { key: KeyObject; from: number; until: number };

const askAgainMs = minuteMs;
const afterFailureMs = 5_000;
const staleMs = 12 * hourMs;

export const makeKeyRing = (terms: KeyTerms): KeyRing => {
  const held = new Map<string, Held>();
  if (terms.publicKey) {
    const { id, pem } = terms.publicKey;
    held.set(id, { key: createPublicKey(pem), from: 0, until: Infinity });
  }
  let askedAt = -Infinity;
  let failed = false;
  let asking: Promise<void> | undefined;
  const refresh = (): Promise<void> => {
    askedAt = terms.clock.now().getTime();
    asking ??= downloadKeys(terms)
      .then((keys) => {
        for (const [serial, key] of keys) held.set(serial, key);
        failed = false;
      })
      .catch((error: unknown) => {
        failed = true;
        throw error;
      })
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };
  const valid = (serial: string): Held | undefined => {
    const now = terms.clock.now().getTime();
    const found = held.get(serial);
    return found && found.from <= now && now < found.until ? found : undefined;
  };
  return {
    find: async (serial) => {
      const now = terms.clock.now().getTime();
      const wait = failed ? afterFailureMs : valid(serial) ? staleMs : askAgainMs;
      const isFixed = serial === terms.publicKey?.id;
      if (!isFixed && now - askedAt >= wait) {
        const refreshed = refresh();
        // A key that is known is good for its time, though the rail may not answer.
        if (valid(serial)) await refreshed.catch(() => undefined);
        else await refreshed;
      }
      return valid(serial)?.key;
    },
    newest: async () => {
      const fixed = terms.publicKey;
      if (fixed) return { serial: fixed.id, key: createPublicKey(fixed.pem) };
      if (![...held.keys()].some((serial) => valid(serial))) await refresh();
      const usable = [...held].filter(([serial]) => valid(serial));
      const [best] = usable.sort(([, one], [, other]) => other.from - one.from);
      if (!best) throw new Error('the rail has shown no valid certificate');
      return { serial: best[0], key: best[1].key };
    },
  };
};

const Certificates = z.object({
  data: z
    .array(
      z.object({
        serial_no: z.string(),
        encrypt_certificate: z.object({
          ciphertext: z.string(),
          nonce: z.string(),
          associated_data: z.string(),
        }),
      }),
    )
    .min(1),
});

/** Who holds the v3 key wrote them, and one of them signed the answer. */
const downloadKeys = async (terms: KeyTerms): Promise<Map<string, Held>> => {
  const { serial, said } = await terms.download();
  const { data } = Certificates.parse(JSON.parse(said.body));
  const keys = new Map(
    data.map((sealed) => {
      const pem = unseal(terms.apiKey, sealed.encrypt_certificate);
      const certificate = new X509Certificate(pem);
      const held = {
        key: certificate.publicKey,
        from: Date.parse(certificate.validFrom),
        until: Date.parse(certificate.validTo),
      };
      return [sealed.serial_no, held] as const;
    }),
  );
  const fixed = terms.publicKey;
  const signer =
    keys.get(serial)?.key ??
    (fixed && serial === fixed.id ? createPublicKey(fixed.pem) : undefined);
  if (!signer || !isSignedBy(signer, said)) {
    throw new Error('certificates that none of them signed');
  }
  return keys;
};
