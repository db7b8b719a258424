import { clientPayload, clientPayloadOf, ownPayload } from './client-payload.mjs';
import { failOnError } from './fail-on-error.mjs';
import { secureUrl } from './secure-url.mjs';

const CALLBACK_PATH = '/github/callback';
const OF_THEIR_OWN = ['nightly', 'periodic'];
const STATUSES = ['in_progress', 'completed'];
// Tokens live five minutes.
const LONGEST_TIME = 240;

/** What an input should be and is not. */
export class WrongInput extends Error {
  constructor(input, problem) {
    super(`${input}: ${problem}`);
    this.input = input;
    this.problem = problem;
  }
}

/**
 * Reads and checks the inputs that say where, what and how to report.
 * @param {(name: string) => string} input an input's value, empty if it is not given
 * @throws {WrongInput}
 */
export function settingsFrom(input) {
  const { fails, problem } = failOnError(input('fail-on-error'));
  if (problem) {
    throw new WrongInput('fail-on-error', problem);
  }
  const status = input('status');
  if (status && !STATUSES.includes(status)) {
    throw new WrongInput('status', `must be ${STATUSES.join(' or ')}, or left out`);
  }
  return { relay: relayFrom(input('callback-url')), maxTime: maxTimeFrom(input('max-time')), status, fails };
}

function relayFrom(text) {
  if (!text) {
    throw new WrongInput('callback-url', "is missing: it is the address of the upstream's relay");
  }
  const { url, problem } = secureUrl(text);
  if (problem) {
    throw new WrongInput('callback-url', problem);
  }
  if (url.pathname === '/') {
    url.pathname = CALLBACK_PATH;
  }
  return url;
}

function maxTimeFrom(text) {
  const seconds = Number(text || '10');
  if (!(seconds > 0 && seconds <= LONGEST_TIME)) {
    throw new WrongInput('max-time', `must be a number of seconds, up to ${LONGEST_TIME}`);
  }
  return seconds;
}

/**
 * What the report echoes: what a relay sent, or, of a run that reports of itself, what the inputs say.
 * @param {(name: string) => string} input
 * @param {{event?: string, clientPayload?: string}} texts of the event that started the run, or of the payload alone
 * @returns {{clientPayload?: import('./client-payload.mjs').ClientPayload, ofItself: boolean}} no payload if no relay
 *   started the run
 * @throws {WrongInput}
 */
export function causeFrom(input, { event, clientPayload: given }) {
  const deliveryId = input('delivery-id');
  const eventType = input('event-type');
  if (Boolean(deliveryId) !== Boolean(eventType)) {
    throw new WrongInput(deliveryId ? 'event-type' : 'delivery-id', 'is missing: delivery-id and event-type go together');
  }
  if (!deliveryId) {
    return { clientPayload: given ? clientPayload(given) : clientPayloadOf(event ?? ''), ofItself: false };
  }
  if (!OF_THEIR_OWN.includes(eventType)) {
    throw new WrongInput('event-type', `must be ${OF_THEIR_OWN.join(' or ')}`);
  }
  if (input('status') === 'in_progress') {
    throw new WrongInput('status', `must be completed with event-type ${eventType}, or left out`);
  }
  return { clientPayload: ownPayload(eventType, deliveryId), ofItself: true };
}
