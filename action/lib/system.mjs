import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { exchange } from './exchange.mjs';

/** Network, clock and chance of the machine that this runs on. */
export function system(env) {
  return {
    exchange: (request) => exchange(request, env),
    clock: () => performance.now(),
    now: () => new Date(),
    sleep: (ms) => sleep(ms),
    random: Math.random,
    newKey: randomUUID,
  };
}
