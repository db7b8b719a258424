import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf } from '../lib/outcome.mjs';

for (const [http, message] of [
  [408, 'failed'],
  [429, 'overloaded'],
  [500, 'failed'],
  [502, 'failed'],
  [503, 'overloaded'],
  [504, 'failed'],
]) {
  test(`${http} is nothing that an author could mend`, () => {
    const outcome = outcomeOf('completed', { http, headers: { 'crcr-refused-by': 'hud' }, body: '{"detail":"no"}' });

    assert.deepEqual(outcome, { kind: 'unavailable', message, values: { http, status: 'completed', detail: 'no' }, http });
  });
}

for (const body of ['', 'OK', 'null', '[]', '{}', '{"ok":"true"}', '"ok"', '{"ok":true']) {
  test(`200 with ${body || 'nothing'} is not an answer of a relay`, () => {
    assert.equal(outcomeOf('completed', { http: 200, body }).message, 'no_answer_of_a_relay');
  });
}

for (const body of ['', '<html>', '[]', '{"detail":7}', '{"detail":""}']) {
  test(`400 with ${body || 'nothing'} says no more`, () => {
    assert.equal(outcomeOf('completed', { http: 400, body }).values.detail, 'it says no more');
  });
}

test('level and times are what the headers tell, as far as they are numbers', () => {
  const headers = { 'crcr-level': 'L3', 'crcr-queue-time': '1.250', 'crcr-execution-time': 'NaN' };

  const { level, times } = outcomeOf('completed', { http: 200, headers, body: '{"ok":true,"hud":"delivered"}' });

  assert.deepEqual({ level, times }, { level: 'L3', times: { queue_time: 1.25, execution_time: undefined } });
});
