// The examples for other CI systems, as they are, with a nightly run, against the real relay.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, test } from 'node:test';
import { Machine, onBuildkite, onCircleci, onGitlab } from './fixture/other-ci.mjs';
import { ACTION, newRunId } from './fixture/runner.mjs';
import { selfReportsOf, stage, upstreamHas } from './fixture/stage.mjs';

let machine;
let commit;
beforeEach(async () => {
  machine = new Machine();
  commit = await machine.prepare();
  await upstreamHas(commit);
});
afterEach(() => machine.end());

const nightly = (provider, run, job, conclusion) => [
  { repo: 'cedar-ops/vision', provider, event: 'nightly', sha: commit, verified: true, status: 'completed', conclusion, run, job, tests: 1 },
];

async function reportedNightly() {
  return (await selfReportsOf(commit)).map(({ trusted, untrusted }) => {
    const { status, conclusion, run_id: run, job_name: job, test_results: tests } = untrusted.callback_payload.workflow;
    const { event_type: event, head_sha: sha, commit_verified: verified } = trusted.self_report;
    return { repo: trusted.verified_repo, provider: trusted.run.provider, event, sha, verified, status, conclusion, run, job, tests: tests?.passed };
  });
}

test('a nightly job on Buildkite reports its result', async () => {
  machine.builds(1);
  const runId = newRunId();

  const ended = await onBuildkite(machine, runId)({ UPSTREAM_NIGHTLY: '1' });

  assert.equal(ended.status, 1, ended.err);
  assert.deepEqual(await reportedNightly(), nightly('buildkite', runId, 'build', 'failure'));
});

test('the variables of the reference’s wrapper report a nightly job on Buildkite', async () => {
  const runId = newRunId();
  const build = randomUUID();

  const ended = await onBuildkite(machine, runId, `node ${ACTION}/cli.mjs`)({
    BUILDKITE_BUILD_ID: build,
    BUILDKITE_COMMAND_EXIT_STATUS: '0',
    CRCR_CALLBACK_URL: '',
    CRCR_TEST_RESULTS: '',
    CALLBACK_URL: stage.relay,
    DELIVERY_ID_OVERRIDE: commit,
    EVENT_TYPE_OVERRIDE: 'nightly',
    TEST_RESULTS: '{"passed": 1}',
  });

  assert.equal(ended.status, 0, ended.err);
  assert.deepEqual(await reportedNightly(), nightly('buildkite', build, 'Build', 'success'));
});

test('a nightly job on GitLab reports its result', async () => {
  const jobId = newRunId();

  const { main, last } = await onGitlab(machine, 'nightly', jobId, { CI_PIPELINE_SOURCE: 'schedule' });

  assert.deepEqual([main.status, last.status], [0, 0], main.err + last.err);
  assert.deepEqual(await reportedNightly(), nightly('gitlab', jobId, 'nightly', 'success'));
});

test('a nightly job on CircleCI reports its result', async () => {
  const workflowId = randomUUID();
  const none = { 'delivery-id': '', 'callback-token': '', repository: '', 'pull-request': 0, 'head-sha': '' };

  const ends = await onCircleci(machine, workflowId, { ...none, 'upstream-nightly': true });

  assert.deepEqual(ends.map((each) => each.status), [0, 0, 0], ends.map(({ err }) => err).join());
  assert.deepEqual(await reportedNightly(), nightly('circleci', workflowId, 'build', 'success'));
});
