import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, test } from 'node:test';
import { exchange } from '../lib/exchange.mjs';
import { proxyFor } from '../lib/proxy.mjs';
import { Job } from './fixture/runner.mjs';
import { TAKEN, scripted } from './fixture/scripted-server.mjs';
import { runEvent } from './fixture/stage.mjs';

for (const [url, env, expected] of [
  ['https://relay.example.org', { HTTPS_PROXY: 'http://proxy:3128' }, 'http://proxy:3128/'],
  ['https://relay.example.org', { https_proxy: 'proxy:3128' }, 'http://proxy:3128/'],
  ['https://relay.example.org', { https_proxy: 'https://proxy' }, 'https://proxy/'],
  ['https://relay.example.org', { HTTP_PROXY: 'http://proxy:3128' }, undefined],
  ['https://relay.example.org', { HTTPS_PROXY: 'http://proxy', NO_PROXY: 'example.org' }, undefined],
  ['https://relay.example.org', { HTTPS_PROXY: 'http://proxy', NO_PROXY: 'other.org, .example.org' }, undefined],
  ['https://relay.example.org', { HTTPS_PROXY: 'http://proxy', no_proxy: '*' }, undefined],
  ['https://relay.example.org', { HTTPS_PROXY: 'http://proxy', NO_PROXY: 'relay.example.org:443' }, undefined],
  ['https://relay.example.org', { HTTPS_PROXY: 'http://proxy', NO_PROXY: 'relay.example.org:8443' }, 'http://proxy/'],
  ['https://badexample.org', { HTTPS_PROXY: 'http://proxy', NO_PROXY: 'example.org' }, 'http://proxy/'],
  ['https://127.0.0.1:8080', { HTTPS_PROXY: 'http://proxy' }, undefined],
  ['http://localhost:8080', { https_proxy: 'http://proxy' }, undefined],
]) {
  test(`${url} with ${JSON.stringify(env)} goes ${expected ? `through ${expected}` : 'straight'}`, () => {
    assert.equal(proxyFor(new URL(url), env)?.href, expected);
  });
}

for (const named of ['socks5://me:secret@proxy:1080', 'http://me:secret@']) {
  test(`a proxy like ${named} is refused, without showing its password`, async () => {
    await assert.rejects(exchange(request(), { https_proxy: named }), /^Error: HTTPS_PROXY is not the address of an HTTP proxy$/);
  });
}

const directory = mkdtempSync(path.join(tmpdir(), 'crcr-tls-'));
after(() => rmSync(directory, { recursive: true }));
const ending = [];
afterEach(() => ending.splice(0).forEach((end) => end()));

// A certificate for the relay and for this machine, made by the JDK that the relay runs on.
function certificate() {
  const store = path.join(directory, 'store.p12');
  const keytool = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin/keytool') : 'keytool';
  const common = ['-keystore', store, '-storetype', 'PKCS12', '-storepass', 'changeit', '-alias', 'relay'];
  const names = 'san=dns:relay.example.org,ip:127.0.0.1';
  execFileSync(keytool, ['-genkeypair', ...common, '-keyalg', 'EC', '-dname', 'CN=relay', '-ext', names, '-ext', 'bc:c=ca:true'], { stdio: 'ignore' });
  const pem = execFileSync(keytool, ['-exportcert', '-rfc', ...common], { stdio: ['ignore', 'pipe', 'ignore'] });
  writeFileSync(path.join(directory, 'ca.pem'), pem);
  return { pfx: readFileSync(store), passphrase: 'changeit' };
}
const TLS = certificate();
const TRUSTING = { NODE_EXTRA_CA_CERTS: path.join(directory, 'ca.pem') };

async function proxyTo(server, { status = 200, tls } = {}) {
  const asked = [];
  let left;
  const isLeft = new Promise((resolve) => (left = resolve));
  const proxy = (tls ? https.createServer(tls) : http.createServer()).on('connect', (connect, client) => {
    asked.push(`${connect.url} ${connect.headers['proxy-authorization']}`);
    // Who gives up closes without a word.
    client.on('error', () => {});
    client.write(`HTTP/1.1 ${status} -\r\n\r\n`);
    if (status === 200) {
      const upstream = net.connect(new URL(server.url).port, '127.0.0.1', () => upstream.pipe(client).pipe(upstream));
      upstream.on('error', () => client.destroy());
    } else {
      client.resume().on('end', left);
    }
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  ending.push(() => proxy.close().closeAllConnections());
  return { asked, isLeft, address: `http${tls ? 's' : ''}://me:p%40ss@127.0.0.1:${proxy.address().port}` };
}

async function relay() {
  const names = [];
  const SNICallback = (name, done) => {
    names.push(name);
    done(null);
  };
  const server = await scripted({ tls: { ...TLS, SNICallback } }, TAKEN);
  ending.push(() => server.close());
  return { ...server, names };
}

function jobBehind(proxy, env) {
  const job = new Job({ event: runEvent('{"delivery_id":"d-1"}'), env: { HTTPS_PROXY: proxy.address, ...env } });
  ending.push(() => job.end());
  return job.main({ 'callback-url': 'https://relay.example.org', 'max-time': '2' });
}

const request = (more) => ({ method: 'GET', url: new URL('https://relay.example.org/x'), headers: {}, within: 10_000, ...more });

for (const [what, tls] of [['a proxy', undefined], ['a proxy that wants TLS itself', TLS]]) {
  test(`a report arrives through ${what}, which gets no bearer`, async () => {
    const server = await relay();
    const proxy = await proxyTo(server, { tls });

    const begun = await jobBehind(proxy, TRUSTING);

    assert.equal(begun.outputs.status, 'in_progress', begun.out);
    assert.deepEqual(proxy.asked, [`relay.example.org:443 Basic ${Buffer.from('me:p@ss').toString('base64')}`]);
    assert.deepEqual(server.names, ['relay.example.org']);
    assert.match(server.requests[0].headers.authorization, /^Bearer /);
    assert.equal(server.requests[0].headers['proxy-authorization'], undefined);
  });
}

test('a report does not go through a proxy to whom the certificate is not', async () => {
  const server = await relay();

  const begun = await jobBehind(await proxyTo(server), {});

  assert.match(begun.annotations.join(), /^warning: The relay cannot be reached \([A-Z_]*SELF_SIGNED[A-Z_]*\)/);
  assert.deepEqual(server.requests, []);
});

test('a proxy that refuses is named, and left', { timeout: 60_000 }, async () => {
  const proxy = await proxyTo(undefined, { status: 407 });

  await assert.rejects(exchange(request(), { https_proxy: proxy.address }), /^Error: the proxy answers 407$/);
  await proxy.isLeft;
});

test('a proxy that is away is told from a relay that is', async () => {
  const proxy = await proxyTo(undefined);
  ending.pop()();

  await assert.rejects(exchange(request(), { https_proxy: proxy.address }), /^Error: proxy: ECONNREFUSED$/);
});

test('a password in which a percent sign stands for itself is sent as it is', async () => {
  const proxy = await proxyTo(undefined, { status: 407 });

  await assert.rejects(exchange(request(), { https_proxy: proxy.address.replace('p%40ss', '100%') }));
  assert.deepEqual(proxy.asked, [`relay.example.org:443 Basic ${Buffer.from('me:100%').toString('base64')}`]);
});

test('a server behind a proxy that is silent is given up in time', async () => {
  const connections = [];
  const server = net.createServer((connection) => connections.push(connection));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  ending.push(() => {
    connections.forEach((connection) => connection.destroy());
    server.close();
  });
  const proxy = await proxyTo({ url: `http://127.0.0.1:${server.address().port}` });

  await assert.rejects(exchange(request({ within: 500 }), { https_proxy: proxy.address }), /^Error: no answer within 0.5 s$/);
  assert.equal(connections.length, 1);
});
