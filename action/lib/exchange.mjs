import http from 'node:http';
import https from 'node:https';
import { proxyFor, tunnel } from './proxy.mjs';

const LONGEST_ANSWER = 64 * 1024;

// A server that refuses a request before it has read its body reads the rest if the connection is kept. Otherwise it
// may close the connection with unread data, and the answer is lost.
const OWN_HEADERS = { 'User-Agent': 'crcr-callback', Connection: 'keep-alive' };

/**
 * Sends one HTTP request and returns its answer. Redirects are not followed, because they would pass the bearer on. A
 * proxy of the environment is used as by `curl`.
 * @param {{method: string, url: URL, headers: object, body?: Buffer, within: number}} request `within` in milliseconds,
 *   from the connection to the end of the answer
 * @param {object} env the environment with the proxies
 * @returns {Promise<{http: number, headers: object, body: string}>} at most 64 KiB of the body
 * @throws {Error} if there is no whole answer in time; the message has no header in it
 */
export async function exchange({ method, url, headers, body, within }, env = {}) {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), within);
  try {
    const proxy = proxyFor(url, env);
    const socket = proxy && (await tunnel(proxy, url, end.signal));
    return await answer({ method, url, headers, body, socket, signal: end.signal });
  } catch (error) {
    throw new Error(end.signal.aborted ? `no answer within ${Math.round(within) / 1000} s` : causeOf(error));
  } finally {
    clearTimeout(timer);
  }
}

function answer({ method, url, headers, body, socket, signal }) {
  const client = url.protocol === 'https:' ? https : http;
  const length = body ? { 'Content-Length': body.length } : {};
  const over = socket ? { createConnection: () => socket } : { agent: false };
  return new Promise((resolve, reject) => {
    let answering;
    const request = client.request(
      url,
      { method, headers: { ...OWN_HEADERS, ...headers, ...length }, signal, ...over },
      (response) => {
        answering = response;
        const parts = [];
        let size = 0;
        response.on('data', (part) => {
          if (size < LONGEST_ANSWER) {
            parts.push(part);
            size += part.length;
          }
        });
        response.on('error', reject);
        response.on('end', () => {
          resolve({
            http: response.statusCode,
            headers: response.headers,
            body: Buffer.concat(parts).subarray(0, LONGEST_ANSWER).toString('utf8'),
          });
          request.destroy();
        });
      },
    );
    // A failure of the connection after the whole answer does not matter.
    request.on('error', (error) => answering?.complete || reject(error));
    request.end(body);
  });
}

// Node reports a refused connection to a name with several addresses as an AggregateError without a message.
function causeOf(error) {
  return error.code ?? error.message ?? String(error);
}
