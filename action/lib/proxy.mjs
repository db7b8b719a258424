import http from 'node:http';
import net from 'node:net';
import tls from 'node:tls';
import { isLoopback } from './loopback.mjs';

/**
 * The proxy that the environment names for this URL: HTTPS_PROXY or HTTP_PROXY, in capitals or not, unless NO_PROXY has
 * the host, or a domain that it belongs to. What runs on this machine is reached without one.
 * @returns {URL | undefined}
 */
export function proxyFor(url, env) {
  const scheme = url.protocol.slice(0, -1);
  const proxy = env[`${scheme}_proxy`] || env[`${scheme.toUpperCase()}_PROXY`];
  if (!proxy || isLoopback(url) || isExempt(url, env.no_proxy || env.NO_PROXY || '')) {
    return undefined;
  }
  return new URL(proxy.includes('://') ? proxy : `http://${proxy}`);
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

/** A connection to the host of this URL through the proxy, with TLS inside if the URL wants it. */
export function tunnel(proxy, url, signal) {
  const host = `${url.hostname}:${portOf(url)}`;
  const login = proxy.username
    ? { 'Proxy-Authorization': `Basic ${Buffer.from(decodeURIComponent(`${proxy.username}:${proxy.password}`)).toString('base64')}` }
    : {};
  return new Promise((resolve, reject) => {
    const request = http.request({
      host: proxy.hostname,
      port: proxy.port || 80,
      method: 'CONNECT',
      path: host,
      headers: { Host: host, ...login },
      agent: false,
      signal,
    });
    request.on('error', (error) => reject(new Error(`proxy: ${error.code ?? error.message}`)));
    request.on('connect', (response, socket) => {
      if (response.statusCode !== 200) {
        socket.destroy();
        reject(new Error(`the proxy answers ${response.statusCode}`));
      } else if (url.protocol === 'https:') {
        secured(socket, url, signal).then(resolve, reject);
      } else {
        resolve(socket);
      }
    });
    request.end();
  });
}

function secured(socket, url, signal) {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure = tls.connect({ socket, host, ...(net.isIP(host) ? {} : { servername: host }) });
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => secure.destroy(new Error('aborted')), { once: true });
    secure.once('error', reject);
    secure.once('secureConnect', () => resolve(secure));
  });
}

function portOf(url) {
  return url.port || (url.protocol === 'https:' ? '443' : '80');
}
