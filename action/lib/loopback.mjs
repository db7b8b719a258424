const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Returns whether the URL leads to this machine. */
export function isLoopback(url) {
  return LOOPBACK.test(url.hostname);
}
