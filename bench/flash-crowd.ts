// Everybody who wants the same thing at noon: each with a quote of their own, all ordering
// over so many connections, and what became of each.
import type { Answer, Caller } from '#contract/kit/call.ts';
import { placeOrder } from '#contract/order.ts';
import { makeQuote } from '#contract/quote.ts';
import type { Basket } from '#contract/quote.ts';
import { openQuote, signQuote } from '#flywheel/quote/quote.ts';
import { openConnections } from './connections.ts';
import { inTurns } from './flow.ts';
import type { Site } from './site.ts';
import { callerOf, city, mustBe } from './street.ts';

export type Flash = {
  accepted: number;
  /** Refusals by their names. */
  refused: Map<string, number>;
  /** Until the last order that was accepted. */
  acceptingSeconds: number;
  /** From then until the last answer. */
  refusingSeconds: number;
  /** What the accepted pay, and what the refused were told instead. */
  totals: Set<number>;
  proposals: Set<number | null>;
};

/**
 * All of `buyers` order the basket. Their quotes are signed here from one that the server
 * made, each for its own person: a flash is measured, not the quoting before it.
 */
export async function flash(
  site: Site,
  asked: { basket: Basket; buyers: number; connections: number },
): Promise<Flash> {
  const { server, street } = site;
  const wire = openConnections(asked.connections);
  const [first] = street.customers;
  if (!first) throw new Error('a flash needs buyers');
  const template = callerOf(server.address, first, wire.fetch);
  const { placeId } = street;
  const made = mustBe(await template(makeQuote, { city, placeId, basket: asked.basket }));
  const quote = openQuote(made.token, site.secret);
  if (!quote) throw new Error('the quote is not signed with the secret of the bench');
  const crowd = street.customers.slice(0, asked.buyers).map((person) => ({
    call: callerOf(server.address, person, wire.fetch),
    token: signQuote(
      { ...quote, id: crypto.randomUUID(), personId: person.id },
      site.secret,
    ),
  }));
  try {
    return await orderAll(crowd, asked.connections);
  } finally {
    wire.close();
  }
}

/** Whoever waits in a crowd is counted when they are answered, not given up on. */
const patient = { timeoutMs: 300_000 };

type Buyer = { call: Caller; token: string };

const orderAll = async (crowd: readonly Buyer[], connections: number): Promise<Flash> => {
  const found: Flash = {
    accepted: 0,
    refused: new Map(),
    acceptingSeconds: 0,
    refusingSeconds: 0,
    totals: new Set(),
    proposals: new Set(),
  };
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1_000;
  await inTurns(crowd.length, connections, async (no) => {
    const buyer = crowd[no];
    if (!buyer) return;
    const asked = { city, token: buyer.token };
    count(found, await buyer.call(placeOrder, asked, patient), seconds());
  });
  found.refusingSeconds = seconds() - found.acceptingSeconds;
  return found;
};

const count = (found: Flash, answer: Answer<typeof placeOrder>, seconds: number): void => {
  if (answer.ok) {
    found.accepted += 1;
    found.acceptingSeconds = seconds;
    found.totals.add(answer.value.totalFen);
    return;
  }
  found.refused.set(answer.refusal, (found.refused.get(answer.refusal) ?? 0) + 1);
  if (answer.refusal === 'offer_sold_out' || answer.refusal === 'campaign_spent') {
    found.proposals.add(answer.facts.newTotalFen);
  }
};
