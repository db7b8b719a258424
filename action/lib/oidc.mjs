import { retrying } from './retry.mjs';
import { secureUrl } from './secure-url.mjs';

/**
 * Asks the runner for the job's OIDC token.
 * @param {object} env with the two variables that a job with `id-token: write` has
 * @param {string} audience
 * @param {object} io `exchange`, and the parts that `retrying` uses
 * @returns {Promise<{token?: string, forbidden?: true, cause?: string}>} `forbidden` if the job may not ask
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export async function requestToken(env, audience, { exchange, ...time }) {
  const address = env.ACTIONS_ID_TOKEN_REQUEST_URL;
  const bearer = env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
  if (!address || !bearer) {
    return { forbidden: true };
  }
  const { url, problem } = secureUrl(address);
  if (problem) {
    return { cause: `ACTIONS_ID_TOKEN_REQUEST_URL ${problem}` };
  }
  url.searchParams.set('audience', audience);
  const answer = await retrying(
    (within) =>
      exchange({
        method: 'GET',
        url,
        headers: { Authorization: `Bearer ${bearer}`, Accept: 'application/json' },
        within,
      }),
    time,
  );
  return answer.cause ? { cause: answer.cause } : tokenIn(answer);
}

function tokenIn({ http, body }) {
  let token;
  try {
    token = JSON.parse(body).value;
  } catch {
    // Reported below, without the body, because it may hold a token.
  }
  return http === 200 && typeof token === 'string' && token
    ? { token }
    : { cause: http === 200 ? 'the answer holds no token' : `the answer is ${http}` };
}
