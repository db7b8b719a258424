import { withMember } from './raw-json.mjs';
import { noToken, outcomeOf, tokenUnavailable } from './outcome.mjs';
import { retrying } from './retry.mjs';

/**
 * Sends one report, and repeats it if necessary: each time the same bytes under the same key, so that the relay accepts
 * it once.
 * @param {{relay: URL, maxTime: number, clientPayload:
 *   import('./client-payload.mjs').ClientPayload, workflow: object, key: string}} report `maxTime`
 *   in seconds, for the token and all attempts together
 * @param {(time: object) => Promise<{token?: string, forbidden?: true, missing?: true, cause?: string}>} identify
 *   returns the job's OIDC token
 * @param {{exchange: Function, clock: () => number, sleep: (ms: number) => Promise<void>, random: () => number,
 *   mask: (secret: string) => void}} io
 * @returns {Promise<import('./outcome.mjs').Outcome>}
 */
export async function sendReport({ relay, maxTime, clientPayload, workflow, key }, identify, { exchange, mask, ...io }) {
  // One attempt gets half of the time, so that one that hangs leaves time for another.
  const time = { ...io, deadline: io.clock() + maxTime * 1000, most: (maxTime * 1000) / 2 };
  const { token, forbidden, missing, cause } = await identify({ exchange, ...time });
  if (!token) {
    return forbidden || missing
      ? noToken(forbidden ? 'no_permission' : 'no_token')
      : tokenUnavailable(workflow.status, cause);
  }
  mask(token);
  const request = {
    method: 'POST',
    url: relay,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: Buffer.from(withMember(clientPayload.text, 'workflow', workflow)),
  };
  return outcomeOf(workflow.status, await retrying((within) => exchange({ ...request, within }), time), clientPayload.ofItself);
}
