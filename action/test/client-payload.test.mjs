import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientPayload, clientPayloadOf } from '../lib/client-payload.mjs';

const TEXT = '{"delivery_id":"d-1","n":12345678901234567890}';

for (const before of ['', '\ufeff', '\r\n ']) {
  test(`a payload after ${JSON.stringify(before)} is found, to the byte`, () => {
    assert.equal(clientPayload(`${before}${TEXT}\r\n`).text, TEXT);
    assert.equal(clientPayloadOf(`${before}{"client_payload": ${TEXT} }\r\n`).text, TEXT);
  });
}

for (const text of ['', 'null', '7', '0', 'false', '""', '"x"', '[]', '{}', '{"delivery_id":null}', '{"delivery_id":["d"]}', TEXT.slice(0, -1)]) {
  test(`${text || 'nothing'} is no payload of a relay`, () => {
    assert.equal(clientPayload(text), undefined);
    assert.equal(clientPayloadOf(text), undefined);
    assert.equal(clientPayloadOf(`{"client_payload": ${text}}`), undefined);
  });
}
