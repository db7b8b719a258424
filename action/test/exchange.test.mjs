import assert from 'node:assert/strict';
import net from 'node:net';
import { afterEach, test } from 'node:test';
import { exchange } from '../lib/exchange.mjs';
import { system } from '../lib/system.mjs';
import { scripted } from './fixture/scripted-server.mjs';

const ending = [];
afterEach(() => ending.splice(0).forEach((end) => end()));

async function answered(answer, within = 10_000) {
  const server = await scripted(answer);
  ending.push(() => server.close());
  return exchange({ method: 'GET', url: new URL(server.url), headers: {}, within });
}

test('no more than 64 KiB of an answer are kept', async () => {
  const { body } = await answered({ status: 200, body: 'x'.repeat(1 << 20) });

  assert.equal(body.length, 64 << 10);
});

test('an answer that breaks off is none', async () => {
  const broken = (request, response) => {
    response.writeHead(200, { 'Content-Length': '1000' }).write('{"ok":');
    setImmediate(() => response.socket.destroy());
  };

  await assert.rejects(answered({ respond: broken }), /^Error: ECONNRESET$/);
});

test('what follows a whole answer takes nothing from it', async () => {
  const refusing = 'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 400 Bad Request\r\n\r\n';

  const { http, body } = await answered({ respond: (_, response) => response.socket.end(refusing) });

  assert.deepEqual([http, body], [403, '{}']);
});

test('a server is not asked to close over a body that it has not read', async () => {
  const { body } = await answered({ respond: ({ headers }, response) => response.end(headers.connection) });

  assert.equal(body, 'keep-alive');
});

test('what is no HTTP is none', async () => {
  await assert.rejects(answered({ respond: (_, response) => response.socket.end('SSH-2.0-OpenSSH_9.6\r\n') }), /^Error: HPE_INVALID_/);
});

test('an answer that is not there in time is none', async () => {
  await assert.rejects(answered('hang', 200), /^Error: no answer within 0\.2 s$/);
});

test('a host that is far away has the time to answer before its next address is tried', () => {
  system({});

  assert.ok(net.getDefaultAutoSelectFamilyAttemptTimeout() >= 1000);
});
