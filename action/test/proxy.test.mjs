import assert from 'node:assert/strict';
import http from 'node:http';
import net from 'node:net';
import { test } from 'node:test';
import { exchange } from '../lib/exchange.mjs';
import { proxyFor } from '../lib/proxy.mjs';
import { scripted } from './fixture/scripted-server.mjs';

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

async function proxyTo(server, status) {
  const asked = [];
  const proxy = http.createServer().on('connect', (request, client) => {
    asked.push(`${request.url} ${request.headers['proxy-authorization']}`);
    client.write(`HTTP/1.1 ${status} -\r\n\r\n`);
    if (status === 200) {
      const upstream = net.connect(new URL(server.url).port, '127.0.0.1', () => upstream.pipe(client).pipe(upstream));
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
