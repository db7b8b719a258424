import { randomUUID } from 'node:crypto';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { exchange } from './exchange.mjs';

// Milliseconds for a connection to one of a host's addresses, before the next one is tried. By default Node gives up
// each after 250, which is less than a packet takes to the other side of the world and back.
const FOR_ONE_ADDRESS = 1_000;

/** Network, clock and chance of the machine that this runs on. */
export function system(env) {
  net.setDefaultAutoSelectFamilyAttemptTimeout(FOR_ONE_ADDRESS);
  return {
    exchange: (request) => exchange(request, env),
    clock: () => performance.now(),
    now: () => new Date(),
    sleep: (ms) => sleep(ms),
    random: Math.random,
    newKey: randomUUID,
  };
}
