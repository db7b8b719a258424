// The whole step against the real relay: what arrives at HUD.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { Job } from './fixture/runner.mjs';
import { HEAD, UPSTREAM, dispatched, hudAnswers, pullRequest, recordsOf, runEvent, stage } from './fixture/stage.mjs';

const jobs = [];
afterEach(() => jobs.splice(0).forEach((job) => job.end()));

function jobOf(options) {
  const job = new Job(options);
  jobs.push(job);
  return job;
}

async function dispatchedJob({ repository, body, ...options } = {}) {
  const { delivery, payload } = await dispatched({ repository, body });
  return { delivery, payload, job: jobOf({ repository, event: runEvent(payload), ...options }) };
}

const INPUTS = { 'callback-url': stage.relay };

function reported(records) {
  return records.map(({ untrusted }) => {
    const { status, conclusion } = untrusted.callback_payload.workflow;
    return conclusion ? `${status} ${conclusion}` : status;
  });
}

test('one step reports both states', async () => {
  const { delivery, job } = await dispatchedJob();

  const begun = await job.main(INPUTS);
  const ended = await job.post(INPUTS);

  assert.deepEqual([begun.status, ended.status], [0, 0]);
  assert.deepEqual(reported(await recordsOf(delivery)), ['in_progress', 'completed success']);
  assert.deepEqual(begun.outputs, { status: 'in_progress', hud: 'delivered', duplicate: 'false', 'http-status': '200' });
  assert.deepEqual(begun.log, ['The relay took in_progress (HUD: delivered).']);
  assert.deepEqual([begun.annotations, ended.annotations], [[], []]);
});

for (const [outcome, conclusion] of [['failure', 'failure'], ['cancelled', 'cancelled']]) {
  test(`a job that ends in ${outcome} is reported as ${conclusion}`, async () => {
    const { delivery, job } = await dispatchedJob();

    await job.main(INPUTS);
    job.context['job.status'] = outcome;
    await job.post(INPUTS);

    assert.deepEqual(reported(await recordsOf(delivery)), ['in_progress', `completed ${conclusion}`]);
  });
}

test('an outcome that the runner does not give is never reported as a success', async () => {
  const { delivery, job } = await dispatchedJob({ context: { 'job.status': '' } });

  await job.main(INPUTS);
  const ended = await job.post(INPUTS);

  assert.deepEqual(reported(await recordsOf(delivery)), ['in_progress', 'completed neutral']);
  assert.match(ended.annotations.join(), /^warning: The runner does not say how the job ended \(job\.status is ''\)/);
});

test('a conclusion of the author stands above the outcome of the job', async () => {
  const { delivery, job } = await dispatchedJob();

  await job.main(INPUTS);
  await job.post({ ...INPUTS, conclusion: 'timed_out' });

  assert.deepEqual(reported(await recordsOf(delivery)), ['in_progress', 'completed timed_out']);
});

test('two explicit steps report what each says, and nothing when the job ends', async () => {
  const { delivery, job } = await dispatchedJob();

  const first = await job.main({ ...INPUTS, status: 'in_progress' });
  const second = await job.main({ ...INPUTS, status: 'completed', conclusion: 'failure' });
  const posts = [await job.post({ ...INPUTS, status: 'in_progress' }), await job.post({ ...INPUTS, status: 'completed' })];

  assert.deepEqual(reported(await recordsOf(delivery)), ['in_progress', 'completed failure']);
  assert.deepEqual([first.outputs.status, second.outputs.status], ['in_progress', 'completed']);
  assert.deepEqual(posts.map(({ status, out }) => [status, out]), [[0, ''], [0, '']]);
});

test('HUD gets the payload as the relay sent it, with all digits, and the workflow beside it', async () => {
  const { delivery, payload, job } = await dispatchedJob({ context: { 'job.check_run_id': '38123456789' } });
  const inputs = { ...INPUTS, 'artifact-url': 'https://example.org/logs', 'test-results': '{"passed": 1, "failed": 2}' };

  await job.main(inputs);
  await job.post(inputs);

  const raw = await (await fetch(`${stage.hud}/records`)).text();
  assert.match(raw, /9007199254740993123/);
  const [begun, ended] = (await recordsOf(delivery)).map(({ untrusted }) => untrusted.callback_payload);
  const { workflow, ...echoed } = ended;
  assert.deepEqual(echoed, JSON.parse(payload));
  assert.equal(workflow.started_at, begun.workflow.started_at);
  assert.match(workflow.completed_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  const common = {
    schema_version: '1',
    name: 'Upstream CI',
    url: `https://github.com/cedar-ops/vision/actions/runs/${job.runId}`,
    run_id: job.runId,
    run_attempt: '1',
    job_name: 'build',
    check_run_id: '38123456789',
    started_at: workflow.started_at,
  };
  assert.deepEqual(begun.workflow, { ...common, status: 'in_progress' });
  assert.deepEqual(workflow, {
    ...common,
    status: 'completed',
    conclusion: 'success',
    completed_at: workflow.completed_at,
    test_results: { passed: 1, failed: 2 },
    artifact_url: 'https://example.org/logs',
  });
});

for (const told of ['', 'null', '-1']) {
  test(`a runner that gives '${told}' for the check run gets run, attempt and job in its place, in both reports`, async () => {
    const { delivery, job } = await dispatchedJob({ attempt: '2', context: { 'job.check_run_id': told } });

    await job.main(INPUTS);
    await job.post(INPUTS);

    const ids = (await recordsOf(delivery)).map(({ untrusted }) => untrusted.callback_payload.workflow.check_run_id);
    assert.deepEqual(ids, [`${job.runId}-2-build`, `${job.runId}-2-build`]);
  });
}

test('the verified part names the job that reported', async () => {
  const { delivery, job } = await dispatchedJob();

  await job.main(INPUTS);

  const [{ trusted }] = await recordsOf(delivery);
  assert.equal(trusted.verified_repo, 'cedar-ops/vision');
  assert.equal(trusted.run.run_id, job.runId);
});

test('every leg of a matrix is a job of its own', async () => {
  const { delivery, payload } = await dispatched();
  const legs = [
    { arch: 'cuda', version: '12.4' },
    { arch: 'cuda', version: '12.6' },
    { arch: 'rocm', version: '12.4' },
  ];
  for (const [index, leg] of legs.entries()) {
    const job = jobOf({
      runId: '5501',
      event: runEvent(payload),
      context: { 'toJSON(matrix)': JSON.stringify(leg, null, 2), 'strategy.job-index': String(index), 'strategy.job-total': '3' },
    });
    assert.equal((await job.main(INPUTS)).status, 0);
    assert.deepEqual((await job.post(INPUTS)).annotations, []);
  }

  const workflows = (await recordsOf(delivery)).map(({ untrusted }) => untrusted.callback_payload.workflow);
  const names = ['build (cuda, 12.4)', 'build (cuda, 12.6)', 'build (rocm, 12.4)'];
  assert.deepEqual([...new Set(workflows.map(({ job_name }) => job_name))], names);
  assert.deepEqual([...new Set(workflows.map(({ check_run_id }) => check_run_id))], names.map((name) => `5501-1-${name}`));
  assert.equal(workflows.length, 6);
});

test('a matrix whose values the runner does not give is noticed, and its legs stay apart', async () => {
  const { delivery, job } = await dispatchedJob({ context: { 'strategy.job-index': '1', 'strategy.job-total': '3' } });

  const begun = await job.main(INPUTS);

  assert.match(begun.annotations.join(), /^warning: The runner does not give the values of the matrix.*build \(2 of 3\)/);
  const [{ untrusted }] = await recordsOf(delivery);
  assert.equal(untrusted.callback_payload.workflow.job_name, 'build (2 of 3)');
});

test('a name that all legs share is noticed', async () => {
  const { job } = await dispatchedJob({ context: { 'toJSON(matrix)': '{"a":1}', 'strategy.job-total': '3' } });

  const begun = await job.main({ ...INPUTS, 'job-name': 'build' });

  assert.match(begun.annotations.join(), /^warning: All 3 legs of the matrix report as build/);
});

test('a repository whose results nobody wants reports nothing more, and is told so once', async () => {
  const { job } = await dispatchedJob({ repository: 'aurora-lab/audio' });

  const begun = await job.main(INPUTS);
  const ended = await job.post(INPUTS);

  assert.equal(begun.status, 0);
  assert.equal(begun.outputs.status, 'ignored');
  assert.match(begun.annotations.join(), /^notice: The relay takes no results of this repository: aurora-lab\/audio is at L1/);
  assert.equal(ended.out, '');
});

test('a repository that is not on the allowlist fails the step, and says whom to ask', async () => {
  const { payload } = await dispatched();
  const job = jobOf({ repository: 'stranger/repo', event: runEvent(payload) });

  const begun = await job.main(INPUTS);
  const ended = await job.post(INPUTS);

  assert.equal(begun.status, 1);
  assert.equal(begun.outputs['http-status'], '403');
  assert.match(begun.annotations.join(), /^error: .*\(403\): stranger\/repo is not on the allowlist; ask the upstream's maintainers/);
  assert.deepEqual([ended.status, ended.annotations], [0, ['notice: completed is not reported, because the relay refused in_progress.']]);
});

test('a job without permission is told in one sentence what it needs', async () => {
  const { delivery, job } = await dispatchedJob({
    env: { ACTIONS_ID_TOKEN_REQUEST_URL: undefined, ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined },
  });

  const begun = await job.main(INPUTS);

  assert.equal(begun.status, 1);
  assert.deepEqual(begun.annotations, ['error: The job may not ask for an OIDC token: give it `permissions: id-token: write`.']);
  assert.deepEqual(await recordsOf(delivery), []);
});

test('a token for another audience is refused with the reason', async () => {
  const { job } = await dispatchedJob();

  const begun = await job.main({ ...INPUTS, audience: 'somebody-else' });

  assert.equal(begun.status, 1);
  assert.match(begun.annotations.join(), /^error: The relay does not accept the OIDC token \(401\): .*audience/);
});

test('a second report of the same job is an error, and leaves the job green', async () => {
  const { job } = await dispatchedJob();
  await job.main({ ...INPUTS, status: 'in_progress' });

  const again = await job.main({ ...INPUTS, status: 'in_progress' });

  assert.equal(again.status, 0);
  assert.match(again.annotations.join(), /^error: The report does not fit what the relay knows of this job \(409\)/);
});

test('what HUD refuses fails the step, in its words', async () => {
  const { job } = await dispatchedJob();
  await hudAnswers(1, 422, '{"message":"the name is too long"}');

  const begun = await job.main(INPUTS);

  assert.equal(begun.status, 1);
  assert.equal(begun.outputs['http-status'], '422');
  assert.match(begun.annotations.join(), /^error: HUD refuses the record \(422\): .*the name is too long/);
});

test('two jobs under one check run are noticed, and the second one stays green', async () => {
  const { delivery, payload } = await dispatched();
  const inputs = { ...INPUTS, 'job-name': 'build' };
  const context = { 'job.check_run_id': '38123450000' };
  const [first, second] = ['5601', '5602'].map((runId) => jobOf({ runId, event: runEvent(payload), context }));
  await first.main(inputs);
  await first.post(inputs);

  const begun = await second.main(inputs);

  assert.equal((await recordsOf(delivery)).length, 2);
  assert.equal(begun.status, 0);
  assert.match(begun.annotations.join(), /^error: The report does not fit .* \(409\): another job of yours has used the .*38123450000/);
});

test('a row that HUD has completed before is noticed', async () => {
  const { job } = await dispatchedJob();
  await hudAnswers(2, 409, '{}');

  const begun = await job.main(INPUTS);
  const ended = await job.post(INPUTS);

  assert.deepEqual([begun.status, ended.status], [0, 0]);
  assert.deepEqual(begun.outputs, { status: 'in_progress', hud: 'duplicate', duplicate: 'false', 'http-status': '200' });
  assert.match(begun.annotations.join(), /^notice: The relay took in_progress\. HUD has completed a job of this check run before/);
  assert.match(ended.summary, /The relay took completed\. HUD has completed a job of this check run before/);
});

test('a record that HUD does not take at once is left to the relay', async () => {
  const { job } = await dispatchedJob({ repository: 'eastgate-ai/text' });
  await hudAnswers(2, 503, '{}');

  const begun = await job.main(INPUTS);

  assert.equal(begun.status, 0);
  assert.deepEqual([begun.outputs.hud, begun.outputs['http-status']], ['queued', '202']);
});

test('test results are counted from JUnit files when the job ends', async () => {
  const { delivery, job } = await dispatchedJob();
  const inputs = { ...INPUTS, 'test-results': 'junit: out/**/*.xml' };

  const begun = await job.main(inputs);
  job.write('workspace/out/a.xml', '<testsuite><testcase/><testcase><failure/></testcase></testsuite>');
  job.write('workspace/out/deep/er/b.xml', '<testsuites><testsuite><testcase><skipped/></testcase></testsuite></testsuites>');
  await job.post(inputs);

  assert.deepEqual(begun.annotations, []);
  const [, ended] = await recordsOf(delivery);
  assert.deepEqual(ended.untrusted.callback_payload.workflow.test_results, { passed: 1, failed: 1, skipped: 1 });
});

test('which tests failed, and why, reaches HUD, and the summary shows it', async () => {
  const { delivery, job } = await dispatchedJob();
  const failed = [{ name: 'test_foo', message: 'é' }, { name: '<b>' }];
  const verdict = { schema_version: 1, category: 'upstream', confidence: 'high', summary: 'an overload is gone' };
  const inputs = { ...INPUTS, 'failed-tests-detail': JSON.stringify(failed), 'triage-verdict': JSON.stringify(verdict) };

  await job.main(inputs);
  const ended = await job.post(inputs);

  const [begun, { untrusted }] = await recordsOf(delivery);
  assert.ok(!('failed_tests_detail' in begun.untrusted.callback_payload.workflow));
  const { failed_tests_detail: tests, triage_verdict: told } = untrusted.callback_payload.workflow;
  assert.deepEqual({ tests, told }, { tests: failed, told: verdict });
  assert.deepEqual(ended.annotations, []);
  assert.match(ended.summary, /Failed<\/th><td>test_foo, &lt;b&gt;<.*Triage<\/th><td>upstream \(high\): an overload is gone</);
});

test('a verdict that the relay leaves out is said, and is not shown', async () => {
  const { delivery, job } = await dispatchedJob();
  const inputs = { ...INPUTS, 'triage-verdict': '{"schema_version": 1, "category": "somebody else"}' };

  await job.main(inputs);
  const ended = await job.post(inputs);

  assert.equal(ended.status, 0);
  assert.equal(ended.annotations.length, 1);
  assert.match(ended.annotations[0], /^warning: HUD does not get all .* workflow\.triage_verdict: category must be one of/);
  assert.match(ended.summary, /Left out<\/th><td>workflow\.triage_verdict: /);
  assert.ok(!ended.summary.includes('somebody else'));
  assert.ok(!('triage_verdict' in (await recordsOf(delivery))[1].untrusted.callback_payload.workflow));
});

test('the summary tells what was tested, how it went and where to look', async () => {
  const { job } = await dispatchedJob();

  const begun = await job.main(INPUTS);
  const { summary } = await job.post({ ...INPUTS, 'test-results': '{"passed": 4, "skipped": 1}' });

  assert.equal(begun.summary, '');
  assert.match(summary, /Level<\/th><td>L2<.*Waited<\/th><td>\d+(\.\d+)? s<.*Ran<\/th><td>\d+(\.\d+)? s</);
  for (const part of [
    `<a href="https://github.com/${UPSTREAM}/pull/4711">${UPSTREAM}#4711</a> Faster kernels`,
    `<a href="https://github.com/${UPSTREAM}/commit/${HEAD}">${HEAD}</a>`,
    'build: success',
    'The relay took completed (HUD: delivered).',
    '4 passed, 1 skipped',
    `<a href="https://github.com/cedar-ops/vision/actions/runs/${job.runId}">${job.runId}</a>`,
  ]) {
    assert.ok(summary.includes(part), `${part} is not in ${summary}`);
  }
});

test('a title that tries to be a command, Markdown or HTML is plain text', async () => {
  const title = 'x\n::error::owned\n##[error]owned <img src=x onerror=alert(1)> [a](https://evil.example) \u202e & "q"';
  const { job } = await dispatchedJob({ body: pullRequest({ title }) });

  await job.main(INPUTS);
  const ended = await job.post(INPUTS);

  assert.deepEqual(ended.annotations, []);
  assert.ok(!ended.summary.trimEnd().includes('\n'));
  assert.ok(ended.summary.includes('&lt;img src=x onerror=alert(1)&gt; [a](https://evil.example)   &amp; &quot;q&quot;'), ended.summary);
  assert.ok(!ended.summary.includes('##['));
  assert.ok(!ended.summary.includes('\u202e'));
});
