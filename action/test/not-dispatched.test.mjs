import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Job } from './fixture/runner.mjs';

for (const [what, event] of [
  ['a manual run', { inputs: {} }],
  ['a dispatch of somebody else', { client_payload: { ref: 'main' } }],
  ['an empty delivery_id', { client_payload: { delivery_id: '' } }],
  ['a delivery_id that is no text', { client_payload: { delivery_id: 7 } }],
  ['a payload that is no object', { client_payload: 'delivery_id' }],
  ['a payload that holds a workflow already', { client_payload: { delivery_id: 'a', workflow: {} } }],
  ['an event that is not JSON', '{"client_payload": {"delivery_id": "a"'],
  ['no event', ''],
]) {
  test(`${what} is noticed, and succeeds`, async () => {
    const job = new Job({ event });
    const inputs = { 'callback-url': 'https://127.0.0.1:9' };

    const begun = await job.main(inputs);
    const ended = await job.post(inputs);

    assert.equal(begun.status, 0);
    assert.equal(begun.annotations.length, 1);
    assert.match(begun.annotations[0], /^notice: Nothing is reported, because no relay started this run/);
    assert.equal(begun.outputs.status, 'not_dispatched');
    assert.deepEqual([ended.status, ended.out, ended.summary], [0, '', '']);
    job.end();
  });
}
