import { WrongInput } from './settings.mjs';

/**
 * The outcome of a report.
 *
 * - `taken`: the relay accepted it; `status`, `hud`, `duplicate`, `level` and `times` as it answered, `leftOut` the
 *   parts that HUD does not receive, `unverified` if GitHub could not be asked for the commit
 * - `ignored`: the relay ignores it
 * - `refused`: sending it again changes nothing; `fail-on-error` decides by `class`
 * - `unavailable`: the relay is unreachable, overloaded or failing
 * - `none`: there is nothing to report
 *
 * @typedef {{kind: 'taken' | 'ignored' | 'refused' | 'unavailable' | 'none', message: string, values: object,
 *   http?: number, class?: string, status?: string, hud?: string, duplicate?: boolean, level?: string, times?: object,
 *   leftOut?: string[], unverified?: boolean}} Outcome
 */

const REFUSALS = {
  400: 'malformed',
  401: 'token_refused',
  403: 'forbidden',
  404: 'no_relay',
  405: 'no_relay',
  409: 'conflict',
  413: 'too_large',
  422: 'key_reused',
};

/** The messages that differ for self-reports. */
const REFUSALS_OF_OWN = { 403: 'own_forbidden', 409: 'own_conflict', 422: 'unknown_commit' };

/**
 * Returns the outcome that an answer stands for.
 * @param {string} status the reported status
 * @param {{http?: number, headers?: object, body?: string, cause?: string}} answer
 * @param {boolean} ofItself whether no relay started the run
 * @returns {Outcome}
 */
export function outcomeOf(status, { http, headers = {}, body, cause }, ofItself = false) {
  if (cause !== undefined) {
    return { kind: 'unavailable', message: 'unreachable', values: { cause, status } };
  }
  const said = objectIn(body);
  if (http >= 200 && http < 300) {
    return said.ok === true ? accepted(status, http, said, toldBeside(headers)) : strange(status, http);
  }
  if (http < 400) {
    return { kind: 'refused', message: 'redirected', values: { http }, http, class: String(http) };
  }
  const detail = typeof said.detail === 'string' && said.detail ? said.detail : 'it says no more';
  if (http >= 500 || http === 429 || http === 408) {
    const message = http === 429 || http === 503 ? 'overloaded' : 'failed';
    return { kind: 'unavailable', message, values: { http, status, detail }, http };
  }
  if (headers['crcr-refused-by'] === 'hud') {
    return { kind: 'refused', message: 'hud_refused', values: { http, detail }, http, class: 'hud' };
  }
  const message = (ofItself && REFUSALS_OF_OWN[http]) || REFUSALS[http] || 'refused';
  return { kind: 'refused', message, values: { http, detail }, http, class: String(http) };
}

/** Returns the outcome of a report that was not sent because of an exception. A wrong input counts as a 400. */
export function outcomeOfError(error) {
  return error instanceof WrongInput
    ? { kind: 'refused', message: 'input', values: { input: error.input, problem: error.problem }, class: '400' }
    : { kind: 'unavailable', message: 'unexpected', values: { cause: error.message } };
}

/** Returns the outcome of a report for which the job may not have a token. It counts as a 401. */
export function noToken(message) {
  return { kind: 'refused', message, values: {}, class: '401' };
}

/** Returns the outcome of a report for which no token was available. */
export function tokenUnavailable(status, cause) {
  return { kind: 'unavailable', message: 'token_unavailable', values: { status, cause } };
}

/** Returns the outcome of a run that has nothing to report. */
export const NOT_DISPATCHED = { kind: 'none', message: 'not_dispatched', values: {}, status: 'not_dispatched' };

/** Prints the outcome of a report. */
export function tell(say, outcome) {
  say(outcome.message, outcome.values);
  if (outcome.leftOut?.length > 0) {
    say('left_out', { what: outcome.leftOut.join('; ') });
  }
  if (outcome.unverified) {
    say('unverified');
  }
}

function accepted(reported, http, said, beside) {
  const { status, hud, duplicate, reason, left_out: leftOut, commit_verified: verified } = said;
  if (status === 'ignored') {
    return { kind: 'ignored', message: 'ignored', values: { reason: reason ?? '' }, http, status };
  }
  const message = duplicate === true ? 'repeated' : hud === 'duplicate' ? 'kept_by_hud' : 'taken';
  return {
    kind: 'taken',
    message,
    values: { status: reported, hud: hud ?? 'unknown' },
    http,
    status: reported,
    hud: hud ?? '',
    duplicate: duplicate === true,
    leftOut: Array.isArray(leftOut) ? leftOut.filter((each) => typeof each === 'string') : [],
    unverified: verified === false,
    ...beside,
  };
}

// The relay's headers have the repository's level and the job's times, in seconds.
function toldBeside(headers) {
  return {
    level: headers['crcr-level'],
    times: { queue_time: seconds(headers['crcr-queue-time']), execution_time: seconds(headers['crcr-execution-time']) },
  };
}

function seconds(header) {
  return /^\d+(\.\d+)?$/.test(header ?? '') ? Number(header) : undefined;
}

function strange(status, http) {
  return { kind: 'unavailable', message: 'no_answer_of_a_relay', values: { http, status }, http };
}

function objectIn(body) {
  try {
    const value = JSON.parse(body);
    return value && typeof value === 'object' ? value : {};
  } catch {
    return {};
  }
}
