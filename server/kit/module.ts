import type { FastifyInstance } from 'fastify';
import type { Route } from './route.ts';
import type { Happening, Work, WorkTerms } from './work.ts';
import type { RefusalName } from '#contract/refusals.ts';

/** What a module serves, hears and schedules; `server/modules.ts` lists them in order. */
export type Module = {
  name: string;
  routes?: readonly Route[];
  /** Runs after commit, at least once: each must be harmless when repeated. */
  hears?: readonly Listener[];
  jobs?: readonly Job[];
  /** Pages outside the contract, such as a rail's own cashier. */
  pages?: (app: FastifyInstance, terms: PageTerms) => void;
};

export type PageTerms = {
  work: WorkTerms;
  publicUrl: string;
  secret: string;
  demo: boolean;
};

export type Listener = {
  name: string;
  hears: string;
  act: (work: Work<RefusalName>, happening: Happening) => Promise<void>;
};

/**
 * A sweep: looks for what is due at `work.now` in one city, does at most a batch, and says
 * how many it did. It is asked again until it did none, so an outage only makes it late.
 */
export type Job = {
  name: string;
  everySeconds: number;
  act: (work: Work<RefusalName>) => Promise<number>;
};
