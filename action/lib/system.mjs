import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { exchange } from './exchange.mjs';

// Milliseconds for a connection to one of a host's addresses, before the next one is tried. Node's default of 250 is
// less than a packet takes to the other side of the world and back.
const FOR_ONE_ADDRESS = 1_000;

/** The network, clock, random numbers and commands of this machine. */
export function system(env) {
  net.setDefaultAutoSelectFamilyAttemptTimeout(FOR_ONE_ADDRESS);
  return {
    exchange: (request) => exchange(request, env),
    clock: () => performance.now(),
    now: () => new Date(),
    sleep: (ms) => sleep(ms),
    random: Math.random,
    newKey: randomUUID,
    output,
  };
}

/**
 * Runs a command and returns its output.
 * @param {string[]} words the command and its arguments
 * @param {number} within milliseconds that it may take
 * @returns {Promise<{output?: string, cause?: string}>} `cause` without the command's own words: a secret may be in
 *     them
 */
function output([command, ...args], within) {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: Math.max(1, Math.floor(within)), windowsHide: true }, (error, printed) => {
      resolve(error ? { cause: causeOf(command, error) } : { output: printed });
    });
  });
}

function causeOf(command, { code, killed }) {
  if (killed) {
    return `${command} takes too long`;
  }
  return code === 'ENOENT' ? `there is no ${command} here` : `${command} fails (${code})`;
}
