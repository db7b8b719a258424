const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 4_000;

/** Temporary statuses: too many calls, and a server or a gateway that is unavailable. */
export const PASSING = [429, 502, 503, 504];

/**
 * Tries until there is a final answer, or until there is no time for another try.
 * @template T
 * @param {(within: number) => Promise<T & {http: number, headers: object}>} attempt gets its time in milliseconds;
 *   an exception counts as a temporary answer
 * @param {{clock: () => number, sleep: (ms: number) => Promise<void>, random: () => number, deadline: number,
 *   most: number}} time `clock` and `deadline` in milliseconds, `most` for one attempt
 * @returns {Promise<T | {cause: string}>} the last answer for which there was time; `cause` says why there is none
 */
export async function retrying(attempt, { clock, sleep, random, deadline, most }) {
  let last;
  for (let tries = 0; ; tries++) {
    const result = await attempt(Math.max(1, Math.min(most, deadline - clock()))).catch((error) => ({
      cause: error.message,
    }));
    // A time-out in the middle is less informative than the answer before.
    if (result.cause !== undefined && last && clock() >= deadline) {
      return last;
    }
    last = result;
    const pause = pauseAfter(result, tries, random);
    if (pause === undefined || clock() + pause >= deadline) {
      return result;
    }
    await sleep(pause);
  }
}

function pauseAfter(result, tries, random) {
  if (result.cause === undefined && !PASSING.includes(result.http)) {
    return undefined;
  }
  const growing = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries);
  // Between half and all of it, so that the legs of a matrix do not repeat at the same moment; added to the server's
  // own pause, which may be 0.
  return retryAfter(result.headers ?? {}) + growing * (0.5 + random() / 2);
}

/**
 * Returns the milliseconds that an answer asks to wait, 0 if it asks for none. A date counts from the date of the
 * answer, because this machine's clock may differ.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
function retryAfter({ 'retry-after': asked = '', date = '' }) {
  if (/^\d{1,9}$/.test(asked)) {
    return Number(asked) * 1000;
  }
  const until = / GMT$/.test(asked) ? Date.parse(asked) - Date.parse(date) : 0;
  return until > 0 ? until : 0;
}
