import { isLoopback } from './loopback.mjs';

/**
 * Reads an address to which a bearer may be sent: https, or http on loopback, without a user and without a fragment.
 * @param {string} text
 * @returns {{url?: URL, problem?: string}}
 */
export function secureUrl(text) {
  if (!URL.canParse(text)) {
    return { problem: 'is not a URL' };
  }
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) {
    return { problem: 'must begin with https://, since a token is sent there' };
  }
  if (url.username || url.password || url.hash) {
    return { problem: 'must have neither a user nor a fragment' };
  }
  return { url };
}
