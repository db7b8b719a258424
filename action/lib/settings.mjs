import { clientPayload, clientPayloadOf, ownPayload } from './client-payload.mjs';
import { failOnError } from './fail-on-error.mjs';
import { secureUrl } from './secure-url.mjs';

const CALLBACK_PATH = '/github/callback';
const OF_THEIR_OWN = ['nightly', 'periodic'];
const STATUSES = ['in_progress', 'completed'];
const NAMES_A_COMMIT = /^[\w.:/-]{1,200}$/;
// Tokens are valid for five minutes.
const LONGEST_TIME = 240;

/** An input with a wrong value, and the expected one. */
export class WrongInput extends Error {
  constructor(input, problem) {
    super(`${input}: ${problem}`);
    this.input = input;
    this.problem = problem;
  }
}

/**
 * Reads and checks the inputs of a report: its target, content and form; `isOfItself` if no relay started the run.
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
  return {
    relay: relayFrom(input('callback-url')),
    maxTime: maxTimeFrom(input('max-time')),
    status,
    isOfItself: Boolean(eventTypeFrom(input, status)),
    fails,
  };
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
 * Returns the payload that the report echoes: the relay's, or, for a self-report, one made from the inputs.
 * @param {(name: string) => string} input
 * @param {{event?: string, clientPayload?: string}} texts of the event that started the run, or only of the payload
 * @returns {import('./client-payload.mjs').ClientPayload | undefined} undefined if no relay started the run
 * @throws {WrongInput}
 */
export function causeFrom(input, { event, clientPayload: given }) {
  const eventType = input('event-type');
  if (!eventType) {
    return given ? clientPayload(given) : clientPayloadOf(event ?? '');
  }
  const commit = commitFrom(input);
  if (!commit) {
    throw new WrongInput('commit', "is missing: it is the upstream's commit that was tested");
  }
  return ownPayload(eventType, commit, input('delivery-id') || commit);
}

/**
 * Returns the upstream's commit that a self-reporting run tested; empty if it is not known yet.
 * @throws {WrongInput}
 */
export function commitFrom(input) {
  for (const name of ['commit', 'delivery-id']) {
    if (input(name) && !NAMES_A_COMMIT.test(input(name))) {
      throw new WrongInput(name, 'must be a SHA or the name of a branch: up to 200 letters, digits, and ._:/-');
    }
  }
  return input('commit') || input('delivery-id');
}

function eventTypeFrom(input, status) {
  const eventType = input('event-type');
  const [lonely] = ['commit', 'delivery-id'].filter((name) => input(name));
  if (!eventType && lonely) {
    throw new WrongInput('event-type', `is missing: ${lonely} is of runs that no relay started, which are nightly or periodic`);
  }
  if (eventType && !OF_THEIR_OWN.includes(eventType)) {
    throw new WrongInput('event-type', `must be ${OF_THEIR_OWN.join(' or ')}`);
  }
  if (eventType && status === 'in_progress') {
    throw new WrongInput('status', `must be completed with event-type ${eventType}, or left out`);
  }
  return eventType;
}
