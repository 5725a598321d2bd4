import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What `/metrics` tells Prometheus. Labels are names from the contract: bounded. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry });

export const requestSeconds = new Histogram({
  name: 'arrival_request_seconds',
  help: 'Time from the door to the answer, by endpoint and status',
  labelNames: ['endpoint', 'status'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 5],
  registers: [registry],
});

export const refusalsTotal = new Counter({
  name: 'arrival_refusals_total',
  help: 'How often the business said no, by endpoint and name',
  labelNames: ['endpoint', 'refusal'],
  registers: [registry],
});

export const happeningsTotal = new Counter({
  name: 'arrival_happenings_total',
  help: 'Business events read from the outbox, by name',
  labelNames: ['name'],
  registers: [registry],
});

export const outboxWaiting = new Gauge({
  name: 'arrival_outbox_waiting',
  help: 'Events not handled yet',
  registers: [registry],
});

export const jobSeconds = new Histogram({
  name: 'arrival_job_seconds',
  help: 'Time of one sweep of a job',
  labelNames: ['job', 'outcome'],
  buckets: [0.005, 0.05, 0.5, 5, 50],
  registers: [registry],
});

export const streetBehind = new Gauge({
  name: 'arrival_street_behind_seconds',
  help: 'How old the newest change may be that the lists of a city in this process miss',
  labelNames: ['city'],
  registers: [registry],
});
