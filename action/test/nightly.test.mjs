// A run that no relay started: what it sends, and what it makes of the answers.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { afterEach, test } from 'node:test';
import { Job } from './fixture/runner.mjs';
import { problem, scripted } from './fixture/scripted-server.mjs';
import { HEAD, selfReportsOf, stage, upstreamHas } from './fixture/stage.mjs';

const ends = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

async function nightly(answer, { context } = {}) {
  const relay = await scripted(answer);
  const job = new Job({ event: { schedule: '30 2 * * *' }, context, env: { GITHUB_EVENT_NAME: 'schedule' } });
  ends.push(() => relay.close(), () => job.end());
  const sent = () => relay.requests.map(({ body }) => JSON.parse(body));
  return { job, relay, sent, inputs: { 'callback-url': relay.url, 'event-type': 'nightly' } };
}

const TAKEN = { status: 200, body: { ok: true, status: 'completed', hud: 'delivered', commit_verified: true } };

test('it reports only when it has ended, and takes the commit that a later step has found', async () => {
  const { job, relay, sent, inputs } = await nightly(TAKEN, { context: { 'job.status': 'failure' } });

  const begun = await job.main(inputs);
  const before = relay.requests.length;
  const ended = await job.post({ ...inputs, commit: HEAD });

  assert.deepEqual([begun.status, begun.out, begun.outputs, before], [0, '', {}, 0]);
  assert.deepEqual([ended.status, ended.annotations, ended.log], [0, [], ['The relay took completed (HUD: delivered).']]);
  const [{ workflow, ...rest }] = sent();
  assert.deepEqual(rest, { event_type: 'nightly', delivery_id: HEAD, payload: { head_sha: HEAD } });
  assert.deepEqual([workflow.status, workflow.conclusion, workflow.run_id], ['completed', 'failure', job.runId]);
  assert.ok(Date.parse(workflow.started_at) <= Date.parse(workflow.completed_at));
  assert.match(ended.summary, new RegExp(`Commit</th><td>${HEAD}`));
});

for (const [given, deliveryId, commit] of [
  [{ 'delivery-id': HEAD }, HEAD, HEAD],
  [{ 'delivery-id': 'buildkite-1-2', commit: HEAD }, 'buildkite-1-2', HEAD],
  [{ commit: 'release/2.9' }, 'release/2.9', 'release/2.9'],
]) {
  test(`with ${JSON.stringify(given)} it is filed under ${deliveryId}`, async () => {
    const { job, sent, inputs } = await nightly(TAKEN);

    await job.main({ ...inputs, ...given, status: 'completed' });

    const [{ delivery_id, payload }] = sent();
    assert.deepEqual([delivery_id, payload], [deliveryId, { head_sha: commit }]);
  });
}

test('a commit that no step has found is an error, and nothing is sent', async () => {
  const { job, relay, inputs } = await nightly(TAKEN);

  await job.main(inputs);
  const ended = await job.post({ ...inputs, commit: '' });

  assert.deepEqual(ended.annotations, ["error: Input commit: is missing: it is the upstream's commit that was tested"]);
  assert.deepEqual([ended.status, relay.requests.length], [1, 0]);
});

for (const [status, says, fails] of [
  [403, /^error: The relay does not accept this report of a run that it did not start \(403\): why$/, 1],
  [409, /^error: The relay has another report of this job or check run \(409\): why$/, 0],
  [422, /^error: The upstream has no such commit \(422\): why$/, 0],
  [400, /^error: The relay does not understand the report \(400\): why$/, 1],
]) {
  test(`the answer ${status} has words of its own`, async () => {
    const { job, inputs } = await nightly(problem(status, 'why'));

    await job.main(inputs);
    const ended = await job.post({ ...inputs, commit: HEAD });

    assert.equal(ended.annotations.length, 1);
    assert.match(ended.annotations[0], says);
    assert.equal(ended.status, fails);
  });
}

test('that the commit could not be looked up is a notice', async () => {
  const { job, inputs } = await nightly({ status: 202, body: { ...TAKEN.body, hud: 'queued', commit_verified: false } });

  await job.main(inputs);
  const ended = await job.post({ ...inputs, commit: HEAD });

  assert.deepEqual(ended.annotations, ['notice: The relay could not ask GitHub for the commit, and took the report without that.']);
});

async function atTheRelay(event, inputs = {}) {
  const sha = randomBytes(20).toString('hex');
  const job = new Job({ event: {}, env: { GITHUB_EVENT_NAME: event } });
  ends.push(() => job.end());
  const all = { 'callback-url': stage.relay, 'event-type': 'nightly', commit: sha, ...inputs };
  return { job, sha, report: async () => [await job.main(all), await job.post(all)][1] };
}

test('the relay takes its result with the commit, once', async () => {
  const { job, sha, report } = await atTheRelay('schedule', { 'test-results': '{"passed": 7}' });
  await upstreamHas(sha);

  const first = await report();
  const second = await report();

  assert.deepEqual([first.status, first.annotations, first.log], [0, [], ['The relay took completed (HUD: delivered).']]);
  assert.deepEqual(first.outputs, { status: 'completed', hud: 'delivered', duplicate: 'false', 'http-status': '200' });
  const [{ trusted, untrusted }, ...more] = await selfReportsOf(sha);
  assert.deepEqual(more, []);
  assert.deepEqual([trusted.self_report.event_type, trusted.self_report.commit_verified], ['nightly', true]);
  const { run_id: run, test_results: tests } = untrusted.callback_payload.workflow;
  assert.deepEqual({ run, tests }, { run: job.runId, tests: { passed: 7 } });
  assert.match(second.annotations.join(), /^error: The relay has another report of this job or check run \(409\): /);
});

for (const [event, known, says] of [
  ['repository_dispatch', true, /^error: The relay does not accept this report of a run that it did not start \(403\): .*event_name/],
  ['schedule', false, /^error: The upstream has no such commit \(422\): /],
]) {
  test(`the relay does not take that of a run by ${event} about ${known ? 'a' : 'no'} commit`, async () => {
    const { sha, report } = await atTheRelay(event);
    await (known && upstreamHas(sha));

    const { annotations } = await report();

    assert.equal(annotations.length, 1);
    assert.match(annotations[0], says);
    assert.deepEqual(await selfReportsOf(sha), []);
  });
}
