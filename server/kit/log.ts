import pino from 'pino';
import type { Logger } from 'pino';

export type Log = Logger;

/** JSON lines on standard output. Secrets and codes are cut out before they are written. */
export const makeLog = (level: string): Log =>
  pino({
    level,
    redact: {
      paths: [
        'authorization',
        'cookie',
        '*.authorization',
        '*.cookie',
        'token',
        '*.token',
        'code',
        '*.code',
        'phone',
        '*.phone',
        'phoneNumber',
        '*.phoneNumber',
      ],
      censor: '•',
    },
  });

/** `+8613800000001` → `138****0001`: enough to recognise, too little to call. */
export const maskPhone = (phone: string): string => {
  const local = phone.startsWith('+86') ? phone.slice(3) : phone;
  return local.length < 7 ? '****' : `${local.slice(0, 3)}****${local.slice(-4)}`;
};
