import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Job } from './fixture/runner.mjs';
import { scripted } from './fixture/scripted-server.mjs';
import { dispatched, recordsOf, runEvent, stage } from './fixture/stage.mjs';

// Between the job and the relay: passes requests on, and loses the first answer.
function losingTheFirstAnswer() {
  let lost = false;
  return scripted(async ({ method, url, headers, body }) => {
    const { authorization, 'content-type': type, 'idempotency-key': key } = headers;
    const answer = await fetch(`${stage.relay}${url}`, {
      method,
      headers: { authorization, 'content-type': type, 'idempotency-key': key },
      body,
    });
    const text = await answer.text();
    if (!lost) {
      lost = true;
      return 'reset';
    }
    return { status: answer.status, body: text };
  });
}

test('a report whose answer was lost is taken once', async () => {
  const { delivery, payload } = await dispatched();
  const between = await losingTheFirstAnswer();
  const job = new Job({ event: runEvent(payload) });
  try {
    const begun = await job.main({ 'callback-url': between.url });

    assert.deepEqual(begun.outputs, { status: 'in_progress', hud: 'delivered', duplicate: 'true', 'http-status': '200' });
    assert.equal((await recordsOf(delivery)).length, 1);
  } finally {
    between.close();
    job.end();
  }
});
