import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { exchange } from '../lib/exchange.mjs';
import { proxyFor } from '../lib/proxy.mjs';
import { Job } from './fixture/runner.mjs';
import { TAKEN, scripted } from './fixture/scripted-server.mjs';
import { runEvent } from './fixture/stage.mjs';

for (const [url, env, expected] of [
  ['https://relay.example.org', { HTTPS_PROXY: 'http://proxy:3128' }, 'http://proxy:3128/'],
  ['https://relay.example.org', { https_proxy: 'proxy:3128' }, 'http://proxy:3128/'],
  ['https://relay.example.org', { HTTP_PROXY: 'http://proxy:3128' }, undefined],
  ['https://relay.example.org', { HTTPS_PROXY: 'http://proxy', NO_PROXY: 'example.org' }, undefined],
  ['https://relay.example.org', { HTTPS_PROXY: 'http://proxy', NO_PROXY: 'other.org, .example.org' }, undefined],
  ['https://relay.example.org', { HTTPS_PROXY: 'http://proxy', no_proxy: '*' }, undefined],
  ['https://relay.example.org', { HTTPS_PROXY: 'http://proxy', NO_PROXY: 'relay.example.org:8443' }, 'http://proxy/'],
  ['https://badexample.org', { HTTPS_PROXY: 'http://proxy', NO_PROXY: 'example.org' }, 'http://proxy/'],
  ['http://127.0.0.1:8080', { HTTP_PROXY: 'http://proxy' }, undefined],
  ['http://localhost:8080', { http_proxy: 'http://proxy' }, undefined],
]) {
  test(`${url} with ${JSON.stringify(env)} goes ${expected ? `through ${expected}` : 'straight'}`, () => {
    assert.equal(proxyFor(new URL(url), env)?.href, expected);
  });
}

async function proxyTo(server, status = 200) {
  const asked = [];
  const proxy = http.createServer().on('connect', (request, client) => {
    asked.push(`${request.url} ${request.headers['proxy-authorization']}`);
    // Who gives up closes without a word.
    client.on('error', () => {});
    client.write(`HTTP/1.1 ${status} -\r\n\r\n`);
    if (status === 200) {
      const upstream = net.connect(new URL(server.url).port, '127.0.0.1', () => upstream.pipe(client).pipe(upstream));
      upstream.on('error', () => client.destroy());
    } else {
      client.end();
    }
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    asked,
    address: `http://me:p%40ss@127.0.0.1:${proxy.address().port}`,
    close: () => proxy.close().closeAllConnections(),
  };
}

const request = { method: 'POST', url: new URL('http://relay.example.org/x'), headers: { Authorization: 'Bearer t' }, body: Buffer.from('{}'), within: 10_000 };

test('a request goes through the tunnel of a proxy, which gets no bearer', async () => {
  const server = await scripted({ status: 200, body: 'hello' });
  const proxy = await proxyTo(server, 200);
  try {
    const answer = await exchange(request, { http_proxy: proxy.address });

    assert.equal(answer.body, 'hello');
    assert.deepEqual(proxy.asked, [`relay.example.org:80 Basic ${Buffer.from('me:p@ss').toString('base64')}`]);
    assert.equal(server.requests[0].headers.authorization, 'Bearer t');
    assert.equal(server.requests[0].headers['proxy-authorization'], undefined);
  } finally {
    server.close();
    proxy.close();
  }
});

test('a proxy that refuses is named', async () => {
  const server = await scripted({ status: 200 });
  const proxy = await proxyTo(server, 407);
  try {
    await assert.rejects(exchange(request, { http_proxy: proxy.address }), /^Error: the proxy answers 407$/);
  } finally {
    server.close();
    proxy.close();
  }
});

test('a server behind a proxy that is silent is given up in time', async () => {
  const connections = [];
  const server = net.createServer((connection) => connections.push(connection));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy = await proxyTo({ url: `http://127.0.0.1:${server.address().port}` });
  try {
    const silent = { ...request, url: new URL('https://relay.example.org/'), within: 200 };
    await assert.rejects(exchange(silent, { https_proxy: proxy.address }), /^Error: no answer within 0.2 s$/);
    assert.equal(connections.length, 1);
  } finally {
    connections.forEach((connection) => connection.destroy());
    server.close();
    proxy.close();
  }
});

// A certificate for the host, made by the JDK that the relay runs on.
function certificate(directory, host) {
  const store = path.join(directory, 'store.p12');
  const keytool = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin/keytool') : 'keytool';
  const common = ['-keystore', store, '-storetype', 'PKCS12', '-storepass', 'changeit', '-alias', 'relay'];
  execFileSync(keytool, ['-genkeypair', ...common, '-keyalg', 'RSA', '-dname', `CN=${host}`, '-ext', `san=dns:${host}`, '-ext', 'bc:c=ca:true'], { stdio: 'ignore' });
  const pem = execFileSync(keytool, ['-exportcert', '-rfc', ...common], { stdio: ['ignore', 'pipe', 'ignore'] });
  writeFileSync(path.join(directory, 'ca.pem'), pem);
  return { pfx: readFileSync(store), passphrase: 'changeit', ca: path.join(directory, 'ca.pem') };
}

test('a report over TLS arrives through a proxy, and only if the certificate is right', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'crcr-tls-'));
  const { ca, ...tls } = certificate(directory, 'relay.example.org');
  const relay = await scripted({ tls }, TAKEN);
  const proxy = await proxyTo(relay);
  const job = new Job({ event: runEvent('{"delivery_id":"d-1"}'), env: { HTTPS_PROXY: proxy.address } });
  try {
    const inputs = { 'callback-url': 'https://relay.example.org', 'max-time': '4' };
    const distrusting = await job.main(inputs);
    const trusting = await job.main(inputs, { env: { NODE_EXTRA_CA_CERTS: ca } });

    assert.match(distrusting.annotations.join(), /^warning: The relay cannot be reached \([A-Z_]*SELF_SIGNED[A-Z_]*\)/);
    assert.equal(trusting.outputs.status, 'in_progress', trusting.out);
    assert.equal(relay.requests.length, 1);
    assert.ok(proxy.asked.every((asked) => asked.startsWith('relay.example.org:443 ')));
  } finally {
    relay.close();
    proxy.close();
    job.end();
    rmSync(directory, { recursive: true });
  }
});
