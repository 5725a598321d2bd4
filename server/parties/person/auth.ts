import { createHmac } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { phoneNumber } from 'better-auth/plugins';
import type { Pool } from 'pg';
import type { IdSource } from '#kit/id.ts';
import { emailFor } from './sql.ts';

/** Where one-time codes go: an SMS gateway, the console, or the demo's message page. */
export type CodeSender = {
  sendCode(message: { phone: string; code: string }): Promise<void>;
};

export type AuthTerms = {
  pool: Pool;
  secret: string;
  publicUrl: string;
  ids: IdSource;
  sender: CodeSender;
};

export const codeMinutes = 5;
export const sessionDays = 30;

/**
 * Sign-in is better-auth's: codes, their tries and expiry, sessions and their renewal. Its
 * tables carry our column names; its own HTTP handler is not mounted, so that every
 * endpoint there is stands in the contract.
 */
export const makeAuth = (terms: AuthTerms) =>
  betterAuth({
    database: terms.pool,
    secret: terms.secret,
    baseURL: terms.publicUrl,
    logger: { level: 'error' },
    telemetry: { enabled: false },
    advanced: { database: { generateId: () => terms.ids.id() } },
    session: {
      expiresIn: sessionDays * 86_400,
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    user: {
      modelName: 'person',
      fields: {
        emailVerified: 'email_verified',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    databaseHooks: { verification: { create: { before: withKeptCode(terms.secret) } } },
    plugins: [
      phoneNumber({
        otpLength: 6,
        expiresIn: codeMinutes * 60,
        allowedAttempts: 5,
        sendOTP: ({ phoneNumber: phone, code }) => terms.sender.sendCode({ phone, code }),
        signUpOnVerification: {
          getTempEmail: emailFor,
          getTempName: (phone) => `街坊 ${phone.slice(-4)}`,
        },
        schema: {
          user: {
            fields: {
              phoneNumber: 'phone_number',
              phoneNumberVerified: 'phone_number_verified',
            },
          },
        },
      }),
    ],
  });

type NewRow = { identifier: string; value: string };

/** Where the library writes a code, what the table keeps is written instead. */
const withKeptCode =
  (secret: string) =>
  <Row extends NewRow>(row: Row): Promise<{ data: Row }> => {
    const value = keptCode(secret, row.identifier, row.value);
    return Promise.resolve({ data: { ...row, value } });
  };

/**
 * A fresh code as the table keeps it, with the count of tries behind a colon. After a wrong
 * try the library writes the row again: what was hashed before is left as it is.
 */
const keptCode = (secret: string, identifier: string, value: string): string =>
  value.replace(/^\d{6}(?=:|$)/, (code) => hashCode(secret, identifier, code));

/**
 * A million codes are tried in a second, so a plain hash would hide nothing: it is keyed
 * with the server's secret, and with the phone, so that equal codes look different.
 */
const hashCode = (secret: string, identifier: string, code: string): string =>
  createHmac('sha256', `code:${secret}`).update(`${identifier}:${code}`).digest('hex');

/** What to hand to the library in place of the code that somebody typed. */
export const typedCode = (auth: Auth, phone: string, code: string): string =>
  hashCode(String(auth.options.secret), `phone-number-otp-${phone}`, code);

export type Auth = ReturnType<typeof makeAuth>;

declare module '#kit/work.ts' {
  interface Outside {
    auth: Auth;
  }
}
