import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secureUrl } from '../lib/secure-url.mjs';

for (const text of ['https://relay.example.org', 'https://relay.example.org:8443/x?y=z', 'http://localhost:8080', 'http://127.0.0.1', 'http://[::1]:80']) {
  test(`a bearer may go to ${text}`, () => assert.equal(secureUrl(text).url.href, new URL(text).href));
}

for (const text of [
  'http://relay.example.org',
  'http://localhost.example.org',
  'http://127.0.0.1.example.org',
  'http://127.example.org',
  'http://[::2]',
  'ftp://localhost',
  'file:///etc/passwd',
  'https://me@relay.example.org',
  'https://:secret@relay.example.org',
  'https://relay.example.org/#x',
  'relay.example.org',
  '//relay.example.org',
]) {
  test(`a bearer may not go to ${text}`, () => {
    const { url, problem } = secureUrl(text);

    assert.equal(url, undefined);
    assert.ok(problem);
  });
}
