/**
 * What the city needs of a running server: its address, the hands of its clock, and a way
 * to let it do its background work now. The town and the demo both live in one of these.
 */
import type { Caller } from '#contract/kit/call.ts';
import type { LawDb } from './laws/law.ts';

export type House = {
  cityId: string;
  clock: { now(): Date; set(to: Date): void; add(ms: number): void };
  /**
   * Calls as the holder of a session or as nobody, straight in unless told by which line.
   */
  callAs(token: string | undefined, send?: typeof fetch): Caller;
  /** The newest sign-in code sent to a phone. */
  codeOf(phone: string): string | undefined;
  /** Rail notices, the outbox and every sweep, until nothing is due at this moment. */
  settle(): Promise<void>;
  /** A connection of its own, for laws and for what stands before the first request. */
  db: LawDb;
};
