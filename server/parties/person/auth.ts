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

export type Auth = ReturnType<typeof makeAuth>;

declare module '#kit/work.ts' {
  interface Outside {
    auth: Auth;
  }
}
