// The examples for other CI systems, as they are, against the real relay, with tokens as those systems issue them.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, test } from 'node:test';
import { Machine, onBuildkite, onCircleci, onGitlab } from './fixture/other-ci.mjs';
import { newRunId } from './fixture/runner.mjs';
import { dispatched, recordsOf } from './fixture/stage.mjs';

let machine;
beforeEach(async () => {
  machine = new Machine();
  await machine.prepare();
});
afterEach(() => machine.end());

async function reported(delivery) {
  return (await recordsOf(delivery)).map(({ trusted, untrusted }) => {
    const { status, conclusion, run_id: run, job_name: job, test_results: tests } = untrusted.callback_payload.workflow;
    return { repo: trusted.verified_repo, provider: trusted.run.provider, status, conclusion, run, job, tests: tests?.passed };
  });
}

const states = (provider, run, job, conclusion) => [
  { repo: 'cedar-ops/vision', provider, status: 'in_progress', conclusion: undefined, run, job, tests: undefined },
  { repo: 'cedar-ops/vision', provider, status: 'completed', conclusion, run, job, tests: 1 },
];

for (const [status, conclusion] of [[0, 'success'], [3, 'failure']]) {
  test(`a dispatched job on Buildkite that ends with ${status} reports both states`, async () => {
    machine.builds(status);
    const { delivery, payload } = await dispatched();
    const runId = newRunId();

    const ended = await onBuildkite(machine, runId)({ CRCR_CLIENT_PAYLOAD: payload });

    assert.equal(ended.status, status, ended.err);
    assert.deepEqual(await reported(delivery), states('buildkite', runId, 'build', conclusion));
  });
}

test('a dispatched job on GitLab reports both states', async () => {
  machine.builds(1);
  const { delivery, payload } = await dispatched();
  const jobId = newRunId();

  const { main, last } = await onGitlab(machine, 'dispatched', jobId, { CRCR_CLIENT_PAYLOAD: Buffer.from(payload).toString('base64') });

  assert.deepEqual([main.status, last.status], [1, 0], main.err + last.err);
  assert.deepEqual(await reported(delivery), states('gitlab', jobId, 'dispatched', 'failure'));
});

for (const [status, conclusion] of [[0, 'success'], [2, 'failure']]) {
  test(`a dispatched job on CircleCI that ends with ${status} reports both states`, async () => {
    machine.builds(status);
    const { delivery, payload } = await dispatched();
    const { callback_token, payload: event } = JSON.parse(payload);
    const workflowId = randomUUID();

    const ends = await onCircleci(machine, workflowId, {
      'upstream-nightly': false,
      'delivery-id': delivery,
      'callback-token': callback_token,
      repository: event.repository.full_name,
      'pull-request': event.number,
      'head-sha': event.pull_request.head.sha,
    });

    assert.deepEqual(ends.map((each) => each.status), [0, status, 0], ends.map(({ err }) => err).join());
    assert.deepEqual(await reported(delivery), states('circleci', workflowId, 'build', conclusion));
  });
}

test('the token is not in the log', async () => {
  machine.builds(0);
  const { payload } = await dispatched();

  const ended = await onBuildkite(machine, newRunId())({ CRCR_CLIENT_PAYLOAD: payload });

  assert.equal(ended.status, 0, ended.err);
  assert.doesNotMatch(ended.out + ended.err, /eyJ[\w-]+\./);
});
