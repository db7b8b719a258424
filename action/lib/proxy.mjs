import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { isLoopback } from './loopback.mjs';

const PORTS = { 'http:': '80', 'https:': '443' };

/**
 * Returns the proxy that the environment names for this URL: HTTPS_PROXY, in capitals or not, unless NO_PROXY has the
 * host or a domain that it belongs to. This machine is reached without one, and all others only by https.
 * @returns {URL | undefined}
 * @throws {Error} if the named address is no proxy for HTTP
 */
export function proxyFor(url, env) {
  const named = env.https_proxy || env.HTTPS_PROXY;
  if (!named || isLoopback(url) || isExempt(url, env.no_proxy || env.NO_PROXY || '')) {
    return undefined;
  }
  const address = named.includes('://') ? named : `http://${named}`;
  // The address is not shown, because it may hold a password.
  if (!URL.canParse(address) || !(new URL(address).protocol in PORTS)) {
    throw new Error('HTTPS_PROXY is not the address of an HTTP proxy');
  }
  return new URL(address);
}

function isExempt(url, list) {
  const host = url.hostname.toLowerCase();
  const port = portOf(url);
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((exempt) => {
      const [, name, only] = /^(.*?)(?::(\d+))?$/.exec(exempt);
      const domain = name.replace(/^\*?\./, '');
      return name === '*' || ((!only || only === port) && (host === domain || host.endsWith(`.${domain}`)));
    });
}

/** Opens a connection to the host of this URL through the proxy, with TLS inside. */
export function tunnel(proxy, url, signal) {
  const host = `${url.hostname}:${portOf(url)}`;
  const client = proxy.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const request = client.request({
      host: bare(proxy.hostname),
      port: portOf(proxy),
      method: 'CONNECT',
      path: host,
      headers: { Host: host, ...loginOf(proxy) },
      agent: false,
      signal,
    });
    request.on('error', (error) => reject(new Error(`proxy: ${error.code ?? error.message}`)));
    request.on('connect', (response, socket) => {
      if (response.statusCode === 200) {
        secured(socket, url, signal).then(resolve, reject);
      } else {
        socket.destroy();
        reject(new Error(`the proxy answers ${response.statusCode}`));
      }
    });
    request.end();
  });
}

function secured(socket, url, signal) {
  const host = bare(url.hostname);
  const secure = tls.connect({ socket, host, ...(net.isIP(host) ? {} : { servername: host }) });
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => secure.destroy(new Error('aborted')), { once: true });
    secure.once('error', reject);
    secure.once('secureConnect', () => resolve(secure));
  });
}

function loginOf({ username, password }) {
  const login = Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64');
  return username ? { 'Proxy-Authorization': `Basic ${login}` } : {};
}

// A password with an unescaped percent sign is a common mistake.
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function bare(hostname) {
  return hostname.replace(/^\[|\]$/g, '');
}

function portOf(url) {
  return url.port || PORTS[url.protocol];
}
