// The command for other CI systems, against the real relay.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ACTION, newRunId, run } from './fixture/runner.mjs';
import { problem, scripted } from './fixture/scripted-server.mjs';
import { dispatched, recordsOf, stage } from './fixture/stage.mjs';

async function tokenOf(repository, runId, attempt = '1') {
  const query = new URLSearchParams({ repository, run_id: runId, run_attempt: attempt, event_name: 'repository_dispatch', audience: 'pytorch-cross-repo-ci-relay' });
  const headers = { Authorization: `Bearer ${stage.requestToken}` };
  return (await (await fetch(`${stage.control}/id-token?${query}`, { headers })).json()).value;
}

function cli(args, env) {
  return run(process.execPath, [path.join(ACTION, 'cli.mjs'), ...args], { env: { PATH: process.env.PATH, ...env } });
}

async function environment(more = {}) {
  const { delivery, payload } = await dispatched();
  const runId = newRunId();
  return {
    delivery,
    runId,
    env: {
      CRCR_CALLBACK_URL: stage.relay,
      CRCR_ID_TOKEN: await tokenOf('cedar-ops/vision', runId),
      CRCR_CLIENT_PAYLOAD: payload,
      ...more,
    },
  };
}

async function workflowsOf(delivery) {
  return (await recordsOf(delivery)).map(({ untrusted }) => untrusted.callback_payload.workflow);
}

test('a job of any CI system reports both states', async () => {
  const { delivery, runId, env } = await environment();
  const job = { ...env, CRCR_WORKFLOW_NAME: 'CI', CRCR_RUN_ID: runId, CRCR_RUN_ATTEMPT: '1', CRCR_JOB_NAME: 'build' };

  const begun = await cli(['in_progress'], job);
  const ended = await cli(['completed', 'failure'], { ...job, CRCR_TEST_RESULTS: '{"failed":1}', CRCR_STARTED_AT: '2026-01-01T00:00:00Z' });

  assert.deepEqual([begun.status, ended.status], [0, 0]);
  assert.deepEqual(JSON.parse(begun.out), { outcome: 'taken', status: 'in_progress', hud: 'delivered', duplicate: false, http_status: 200 });
  assert.equal(begun.err, 'The relay took in_progress (HUD: delivered).\n');
  const [first, second] = await workflowsOf(delivery);
  assert.equal(first.status, 'in_progress');
  const { completed_at: completedAt, ...rest } = second;
  assert.ok(completedAt);
  assert.deepEqual(rest, {
    schema_version: '1',
    status: 'completed',
    conclusion: 'failure',
    name: 'CI',
    run_id: runId,
    run_attempt: '1',
    job_name: 'build',
    check_run_id: `${runId}-1-build`,
    started_at: '2026-01-01T00:00:00Z',
    test_results: { failed: 1 },
  });
});

test('a job that has no name reports under that of its workflow', async () => {
  const { delivery, runId, env } = await environment();

  await cli(['in_progress'], { ...env, CRCR_WORKFLOW_NAME: 'CI', CRCR_RUN_ID: runId });

  const [{ job_name, check_run_id }] = await workflowsOf(delivery);
  assert.deepEqual({ job_name, check_run_id }, { job_name: 'CI', check_run_id: `${runId}-1-CI` });
});

test('a check run that the author names is sent as it is', async () => {
  const { delivery, runId, env } = await environment();

  await cli(['in_progress'], { ...env, CRCR_WORKFLOW_NAME: 'CI', CRCR_RUN_ID: runId, CRCR_CHECK_RUN_ID: 'step-7f' });

  assert.equal((await workflowsOf(delivery))[0].check_run_id, 'step-7f');
});

test('GitLab tells of its job, and how it ended', async () => {
  const { delivery, runId, env } = await environment();
  const gitlab = {
    ...env,
    CRCR_CLIENT_PAYLOAD: Buffer.from(env.CRCR_CLIENT_PAYLOAD).toString('base64'),
    GITLAB_CI: 'true',
    CI_JOB_ID: runId,
    CI_JOB_NAME: 'test: [cuda]',
    CI_JOB_URL: 'https://gitlab.example.org/j/1',
    CI_PROJECT_PATH: 'group/project',
  };

  await cli(['in_progress'], { ...gitlab, CI_JOB_STATUS: 'running' });
  await cli(['completed'], { ...gitlab, CI_JOB_STATUS: 'canceled' });

  const [, { name, url, run_id, job_name, conclusion }] = await workflowsOf(delivery);
  assert.deepEqual(
    { name, url, run_id, job_name, conclusion },
    { name: 'group/project', url: 'https://gitlab.example.org/j/1', run_id: runId, job_name: 'test: [cuda]', conclusion: 'cancelled' },
  );
});

test('Buildkite tells of its job, and which attempt it is', async () => {
  const { delivery, runId, env } = await environment();

  await cli(['in_progress'], {
    ...env,
    CRCR_ID_TOKEN: await tokenOf('cedar-ops/vision', runId, '2'),
    BUILDKITE: 'true',
    BUILDKITE_PIPELINE_SLUG: 'engine',
    BUILDKITE_STEP_KEY: 'build',
    BUILDKITE_PARALLEL_JOB: '0',
    BUILDKITE_BUILD_URL: 'https://buildkite.example.org/b/7',
    BUILDKITE_JOB_ID: 'job-1',
    BUILDKITE_BUILD_NUMBER: runId,
    BUILDKITE_RETRY_COUNT: '1',
  });

  const [{ name, url, run_attempt, job_name }] = await workflowsOf(delivery);
  assert.deepEqual(
    { name, url, run_attempt, job_name },
    { name: 'engine', url: 'https://buildkite.example.org/b/7#job-1', run_attempt: '2', job_name: 'build (1)' },
  );
});

test('an outcome that nobody tells is neutral', async () => {
  const { delivery, runId, env } = await environment();
  const job = { ...env, CRCR_WORKFLOW_NAME: 'CI', CRCR_RUN_ID: runId, CRCR_JOB_NAME: 'build' };

  await cli(['in_progress'], job);
  const ended = await cli(['completed'], job);

  assert.equal((await workflowsOf(delivery))[1].conclusion, 'neutral');
  assert.match(ended.err, /^warning: The runner does not say how the job ended/);
});

test('what the author must mend ends with 1, and is said on standard error', async () => {
  const { runId, env } = await environment();
  const job = { ...env, CRCR_WORKFLOW_NAME: 'CI', CRCR_RUN_ID: runId };

  for (const [more, says] of [
    [{ CRCR_ID_TOKEN: '' }, /^error: There is no OIDC token: put one into CRCR_ID_TOKEN\.$/m],
    [{ CRCR_ID_TOKEN: 'nonsense' }, /^error: The relay does not accept the OIDC token \(401\)/],
    [{ CRCR_CALLBACK_URL: '' }, /^error: Input callback-url: is missing/],
    [{ CRCR_RUN_ID: 'seven' }, /^error: The relay does not understand the report \(400\): .*run_id/],
    [{ GITLAB_CI: 'true' }, /^error: Input CRCR_CLIENT_PAYLOAD: must be in base64, since GitLab/],
    [{ CRCR_CLIENT_PAYLOAD_FILE: '/nowhere' }, /^error: Input CRCR_CLIENT_PAYLOAD_FILE: cannot be read \(ENOENT\)/],
  ]) {
    const ended = await cli(['in_progress'], { ...job, ...more });
    assert.equal(ended.status, 1, ended.err);
    assert.match(ended.err, says);
    assert.equal(JSON.parse(ended.out).outcome, 'refused');
  }
});

for (const [system, program] of [['BUILDKITE', 'buildkite-agent'], ['CIRCLECI', 'circleci']]) {
  test(`where ${program} is not at hand there is no token, which fails nothing`, async () => {
    const { env } = await environment();

    const ended = await cli(['in_progress'], { ...env, CRCR_ID_TOKEN: '', [system]: 'true', PATH: '/nowhere' });

    assert.deepEqual([ended.status, JSON.parse(ended.out).outcome], [0, 'unavailable']);
    assert.equal(ended.err, `warning: No OIDC token was to be had (there is no ${program} here), so in_progress is not reported.\n`);
  });
}

for (const [name, script, cause] of [
  ['fails', 'echo "secret"; exit 3', 'buildkite-agent fails \\(3\\)'],
  ['prints something else', 'echo not a token', 'buildkite-agent prints no token'],
  ['does not end', 'exec sleep 60', 'buildkite-agent takes too long'],
]) {
  test(`a program for tokens that ${name} is named, without its words`, async () => {
    const { env } = await environment();
    const directory = mkdtempSync(path.join(tmpdir(), 'crcr-program-'));
    writeFileSync(path.join(directory, 'buildkite-agent'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

    const job = { ...env, CRCR_ID_TOKEN: '', CRCR_MAX_TIME: '2', BUILDKITE: 'true', PATH: `${directory}:${process.env.PATH}` };
    const ended = await cli(['in_progress'], job);
    rmSync(directory, { recursive: true });

    assert.equal(ended.status, 0);
    assert.match(ended.err, new RegExp(`^warning: No OIDC token was to be had \\(${cause}\\)`));
    assert.ok(!ended.err.includes('secret'));
  });
}

test('words of the relay that try to be a command are plain text', async () => {
  const relay = await scripted(problem(400, 'a\n::error::b ##[add-path]/tmp \u202e'));
  const { env } = await environment({ CRCR_CALLBACK_URL: relay.url, CRCR_WORKFLOW_NAME: 'CI', CRCR_RUN_ID: '1' });

  const ended = await cli(['in_progress'], env);
  relay.close();

  assert.equal(JSON.parse(ended.out).detail, 'a ::error::b ## [add-path]/tmp');
  assert.equal(ended.err, 'error: The relay does not understand the report (400): a ::error::b ## [add-path]/tmp\n');
});

for (const payload of ['{"ref":"main"}', 'null', '', 'eyJyZWYiOiJtYWluIn0=', '{"delivery_id":']) {
  test(`'${payload}' as payload is that of no relay, and succeeds`, async () => {
    const ended = await cli(['in_progress'], { CRCR_CALLBACK_URL: stage.relay, CRCR_CLIENT_PAYLOAD: payload });

    assert.deepEqual([ended.status, JSON.parse(ended.out).outcome], [0, 'none']);
  });
}

for (const args of [[], ['done'], ['in_progress', 'success'], ['completed', 'success', 'more']]) {
  test(`the arguments '${args.join(' ')}' are answered with the usage`, async () => {
    const ended = await cli(args, {});

    assert.deepEqual([ended.status, ended.out], [2, '']);
    assert.match(ended.err, /^Usage: node cli\.mjs in_progress/);
  });
}

test('help is no mistake', async () => {
  assert.deepEqual((await cli(['--help'], {})).status, 0);
});
