// What a relay will not do on command: resets, silence, limits, failures.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { Job } from './fixture/runner.mjs';
import { TAKEN, problem, scripted } from './fixture/scripted-server.mjs';
import { runEvent } from './fixture/stage.mjs';

const PAYLOAD = '{"event_type":"pull_request","delivery_id":"d-1","payload":{},"callback_token":"callback-token-1"}';
const ending = [];
afterEach(() => ending.splice(0).forEach((end) => end()));

async function relayThat(...answers) {
  const server = await scripted(...answers);
  ending.push(() => server.close());
  return server;
}

function jobWith(options = {}) {
  const job = new Job({ event: runEvent(PAYLOAD), ...options });
  ending.push(() => job.end());
  return job;
}

const at = (relay, more = {}) => ({ 'callback-url': relay.url, ...more });

test('a report that was cut off is sent again, the same bytes under the same key', async () => {
  const relay = await relayThat('reset', { status: 502, body: '<html>' }, TAKEN);

  const begun = await jobWith().main(at(relay));

  assert.equal(begun.outputs.status, 'in_progress');
  const [first, ...again] = relay.requests;
  assert.equal(again.length, 2);
  assert.match(first.headers['idempotency-key'], /^[0-9a-f-]{36}$/);
  for (const { headers, body } of again) {
    assert.equal(headers['idempotency-key'], first.headers['idempotency-key']);
    assert.equal(body, first.body);
  }
});

test('two reports have two keys', async () => {
  const relay = await relayThat(TAKEN);
  const job = jobWith();

  await job.main(at(relay));
  await job.post(at(relay));

  const [begun, ended] = relay.requests.map(({ headers }) => headers['idempotency-key']);
  assert.notEqual(begun, ended);
});

test('a repeat that the relay recognises is told', async () => {
  const relay = await relayThat('reset', { status: 200, body: { ...TAKEN.body, duplicate: true } });

  const begun = await jobWith().main(at(relay));

  assert.equal(begun.outputs.duplicate, 'true');
  assert.deepEqual(begun.log, ['The relay had taken in_progress already (HUD: delivered).']);
});

test('too many calls are repeated as soon as the relay allows', async () => {
  const relay = await relayThat(problem(429, 'too many', { 'Retry-After': '0' }), problem(503, 'busy', { 'Retry-After': '0' }), TAKEN);

  assert.equal((await jobWith().main(at(relay))).outputs.status, 'in_progress');
  assert.equal(relay.requests.length, 3);
});

test('a pause that is longer than the time left is not waited for', async () => {
  const relay = await relayThat(problem(429, 'too many', { 'Retry-After': '60' }));

  const begun = await jobWith().main(at(relay));

  assert.equal(relay.requests.length, 1);
  assert.equal(begun.status, 0);
  assert.deepEqual(begun.annotations, ['warning: The relay is overloaded (429), so in_progress is not reported: too many']);
  assert.deepEqual(begun.outputs, { status: 'unavailable', hud: '', duplicate: 'false', 'http-status': '429' });
});

test('too many calls without a word about when are repeated within the time', async () => {
  const relay = await relayThat(problem(429, 'too many'));

  const begun = await jobWith().main(at(relay, { 'max-time': '2' }));

  assert.ok(relay.requests.length > 1, String(relay.requests.length));
  assert.match(begun.annotations.join(), /^warning: The relay is overloaded \(429\)/);
});

test('a relay that is silent is tried again, and is no reason to fail', async () => {
  const relay = await relayThat('hang');

  const begun = await jobWith().main(at(relay, { 'max-time': '2', 'fail-on-error': 'always' }));

  assert.equal(begun.status, 0);
  assert.ok(relay.requests.length > 1, String(relay.requests.length));
  assert.match(begun.annotations.join(), /^warning: The relay cannot be reached \(no answer within .* s\), so in_progress is not reported\.$/);
});

test('a relay that nobody runs is no reason to fail', async () => {
  const gone = await scripted(TAKEN);
  gone.close();

  const begun = await jobWith().main(at(gone, { 'max-time': '0.5' }));

  assert.equal(begun.status, 0);
  assert.deepEqual(begun.annotations, ['warning: The relay cannot be reached (ECONNREFUSED), so in_progress is not reported.']);
});

test('a failure of the relay is not repeated, and is no reason to fail', async () => {
  const relay = await relayThat(problem(500, 'the relay failed'));

  const begun = await jobWith().main(at(relay));

  assert.equal(relay.requests.length, 1);
  assert.deepEqual([begun.status, begun.annotations], [0, ['warning: The relay failed (500), so in_progress is not reported: the relay failed']]);
});

for (const [status, fails, says] of [
  [400, 1, 'The relay does not understand the report (400): no'],
  [401, 1, 'The relay does not accept the OIDC token (401): no'],
  [403, 1, 'The relay does not accept reports of this job (403): no'],
  [404, 0, 'callback-url leads to no relay (404): no'],
  [409, 0, 'The report does not fit what the relay knows of this job (409): no'],
  [413, 0, 'The report is too large (413): no'],
  [422, 0, 'The relay has seen another report with this key (422): no'],
  [418, 0, 'The relay refuses the report (418): no'],
]) {
  test(`${status} is an error, and ${fails ? 'fails the step' : 'leaves the step green'}`, async () => {
    const relay = await relayThat(problem(status, 'no'));

    const begun = await jobWith().main(at(relay));

    assert.equal(relay.requests.length, 1);
    assert.deepEqual([begun.status, begun.annotations], [fails, [`error: ${says}`]]);
    assert.deepEqual([begun.outputs.status, begun.outputs['http-status']], ['refused', String(status)]);
  });
}

for (const [input, status, fails] of [
  ['never', 403, 0],
  ['always', 409, 1],
  ['409, 413', 409, 1],
  ['409, 413', 403, 0],
  ['default', 403, 1],
]) {
  test(`with fail-on-error '${input}', ${status} ${fails ? 'fails' : 'passes'}`, async () => {
    const relay = await relayThat(problem(status, 'no'));

    assert.equal((await jobWith().main(at(relay, { 'fail-on-error': input }))).status, fails);
  });
}

test('the bearer does not follow a redirect', async () => {
  const thief = await relayThat(TAKEN);
  const relay = await relayThat({ status: 307, headers: { Location: thief.url } });

  const begun = await jobWith().main(at(relay));

  assert.deepEqual(thief.requests, []);
  assert.deepEqual([begun.status, begun.annotations], [0, ['error: callback-url redirects (307), which is not followed.']]);
});

test('a page that is no relay is not taken for one', async () => {
  const relay = await relayThat({ status: 200, body: '<html>Log in to the guest network</html>' });

  const begun = await jobWith().main(at(relay));

  assert.match(begun.annotations.join(), /^warning: callback-url answers 200, but not as a relay does/);
  assert.equal(begun.outputs.status, 'unavailable');
});

test('the token goes to nobody over http', async () => {
  const begun = await jobWith().main({ 'callback-url': 'http://relay.example.org/github/callback' });

  assert.equal(begun.status, 1);
  assert.deepEqual(begun.annotations, ['error: Input callback-url: must begin with https://, since a token is sent there']);
  assert.deepEqual(begun.masked, []);
});

for (const [inputs, says] of [
  [{ 'callback-url': '' }, /callback-url: is missing/],
  [{ 'callback-url': 'relay.example.org' }, /callback-url: is not a URL/],
  [{ 'callback-url': 'https://me:secret@relay.example.org' }, /callback-url: must have neither a user nor a fragment$/],
  [{ status: 'done' }, /status: must be in_progress or completed/],
  [{ status: 'completed', conclusion: 'fine' }, /conclusion: must be one of success/],
  [{ 'max-time': 'long' }, /max-time: must be a number of seconds/],
  [{ 'max-time': '241' }, /max-time: must be a number of seconds/],
  [{ 'max-time': '0' }, /max-time: must be a number of seconds/],
  [{ 'fail-on-error': 'sometimes' }, /fail-on-error: must be 'default'/],
  [{ 'delivery-id': 'abc' }, /event-type: is missing/],
  [{ commit: 'abc' }, /event-type: is missing: commit is of runs that no relay started/],
  [{ 'event-type': 'nightly', status: 'completed' }, /commit: is missing/],
  [{ 'event-type': 'nightly', commit: 'a b' }, /commit: must be a SHA or the name of a branch/],
  [{ 'event-type': 'nightly', 'delivery-id': 'x'.repeat(201) }, /delivery-id: must be a SHA/],
  [{ 'delivery-id': 'abc', 'event-type': 'push' }, /event-type: must be nightly or periodic/],
  [{ 'delivery-id': 'abc', 'event-type': 'nightly', status: 'in_progress' }, /status: must be completed/],
]) {
  test(`the inputs ${JSON.stringify(inputs)} are refused with a reason`, async () => {
    const begun = await jobWith().main({ 'callback-url': 'https://127.0.0.1:9', ...inputs });

    assert.equal(begun.status, 1);
    assert.equal(begun.annotations.length, 1);
    assert.match(begun.annotations[0], /^error: Input /);
    assert.match(begun.annotations[0], says);
    assert.ok(!begun.out.includes('secret'));
  });
}

test('an address without a path is completed, and another path is kept', async () => {
  const relay = await relayThat(TAKEN);

  await jobWith().main(at(relay));
  await jobWith().main({ 'callback-url': `${relay.url}/relay/callback/` });

  assert.deepEqual(relay.requests.map(({ url }) => url), ['/github/callback', '/relay/callback/']);
});

test('words of the relay that try to be a command are plain text', async () => {
  const relay = await relayThat(problem(400, 'a\n::set-output name=x::y\r\n##[add-path]/tmp 100%25'));

  const begun = await jobWith().main(at(relay));

  assert.deepEqual(begun.annotations, [
    'error: The relay does not understand the report (400): a ::set-output name=x::y ## [add-path]/tmp 100%25',
  ]);
  assert.deepEqual(begun.log, []);
});

test('both tokens are masked before anything else is printed, and stand nowhere else', async () => {
  const relay = await relayThat(TAKEN, problem(400, 'no'));
  const job = jobWith();

  for (const ended of [await job.main(at(relay)), await job.post(at(relay))]) {
    const { authorization } = relay.requests.shift().headers;
    const tokens = ['callback-token-1', authorization.replace('Bearer ', '')];

    assert.deepEqual(ended.masked, tokens);
    const lines = ended.out.split('\n');
    assert.deepEqual(lines.slice(0, 2), tokens.map((token) => `::add-mask::${token}`));
    const others = [...lines.slice(2), ended.err, ended.summary, JSON.stringify(ended.outputs)];
    assert.ok(!others.some((text) => tokens.some((token) => text.includes(token))));
  }
});

test('a job that reported nothing at first reports both states when it ends', async () => {
  const job = jobWith();
  const gone = await scripted(TAKEN);
  gone.close();
  const relay = await relayThat(TAKEN);

  await job.main(at(gone, { 'max-time': '0.5' }));
  const ended = await job.post(at(relay));

  assert.deepEqual(relay.requests.map(({ body }) => JSON.parse(body).workflow.status), ['in_progress', 'completed']);
  assert.match(ended.annotations.join(), /^notice: in_progress is reported only now/);
});

test('a conflict about the first report does not keep the result back', async () => {
  const job = jobWith();
  const gone = await scripted(TAKEN);
  gone.close();
  const relay = await relayThat(problem(409, 'in_progress was reported already'), { status: 200, body: { ok: true, status: 'completed', hud: 'delivered' } });

  await job.main(at(gone, { 'max-time': '0.5' }));
  const ended = await job.post(at(relay));

  assert.deepEqual([ended.annotations, ended.outputs.status], [[], 'completed']);
});

test('a first report that is refused at the end is not followed by a result', async () => {
  const job = jobWith();
  const gone = await scripted(TAKEN);
  gone.close();
  const relay = await relayThat(problem(403, 'no'));

  await job.main(at(gone, { 'max-time': '0.5' }));
  const ended = await job.post(at(relay));

  assert.equal(relay.requests.length, 1);
  assert.deepEqual(ended.annotations, ['error: The relay does not accept reports of this job (403): no']);
  assert.match(ended.summary, /The relay does not accept reports of this job \(403\): no/);
});

test('a job that was cancelled in the middle of its first report repeats that under the same key', async () => {
  const job = jobWith();
  let arrived;
  const arrival = new Promise((resolve) => (arrived = resolve));
  const relay = await relayThat(
    () => {
      arrived();
      return 'hang';
    },
    { status: 200, body: { ...TAKEN.body, duplicate: true } },
    TAKEN,
  );

  const begun = await job.main(at(relay), { kill: (child) => arrival.then(() => child.kill('SIGINT')) });
  job.context['job.status'] = 'cancelled';
  const ended = await job.post(at(relay));

  assert.equal(begun.signal, 'SIGINT');
  const [first, again, completed] = relay.requests;
  assert.equal(again.headers['idempotency-key'], first.headers['idempotency-key']);
  assert.equal(again.body, first.body);
  assert.equal(JSON.parse(completed.body).workflow.conclusion, 'cancelled');
  assert.deepEqual(ended.annotations, []);
});

test('a runner that gives no token is no reason to fail, and nothing of its answer is printed', async () => {
  const relay = await relayThat(TAKEN);
  const runner = await relayThat({ status: 403, body: { value: 'secret-of-the-runner' } });

  const begun = await jobWith({ env: { ACTIONS_ID_TOKEN_REQUEST_URL: `${runner.url}/?api-version=2` } }).main(at(relay));

  assert.equal(begun.status, 0);
  assert.deepEqual(begun.annotations, ['warning: No OIDC token was to be had (the answer is 403), so in_progress is not reported.']);
  assert.ok(!begun.out.includes('secret-of-the-runner'));
  assert.deepEqual(relay.requests, []);
  assert.equal(runner.requests[0].url, '/?api-version=2&audience=pytorch-cross-repo-ci-relay');
});

test('the token is asked for again when the runner fails for a moment', async () => {
  const relay = await relayThat(TAKEN);
  const runner = await relayThat('reset', { status: 200, body: { value: 'token-1' } });

  const begun = await jobWith({ env: { ACTIONS_ID_TOKEN_REQUEST_URL: `${runner.url}/?api-version=2` } }).main(at(relay));

  assert.equal(begun.outputs.status, 'in_progress');
  assert.equal(relay.requests[0].headers.authorization, 'Bearer token-1');
});

test('a mistake of the action itself breaks nothing', async () => {
  const relay = await relayThat(TAKEN);
  const job = jobWith();

  const begun = await job.main(at(relay), { env: { GITHUB_STATE: '/nowhere/at/all' } });

  assert.deepEqual([begun.status, begun.outputs.status], [0, 'unavailable']);
  assert.match(begun.annotations.join(), /^warning: This action failed, and the report may be missing: ENOENT/);
  assert.deepEqual(relay.requests, []);
});

for (const [what, mistake] of [
  ['an error that nobody catches', 'throw new Error("astray")'],
  ['a promise that nobody waits for', 'Promise.reject(new Error("astray"))'],
]) {
  test(`${what} breaks nothing`, async () => {
    const relay = await relayThat('hang');
    const script = `process.on("newListener", (name) => name === "uncaughtException" && setImmediate(() => { ${mistake} }))`;

    const begun = await jobWith().main(at(relay), { env: { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(script)}` } });

    assert.equal(begun.status, 0);
    assert.match(begun.annotations.join(), /^warning: This action failed, and the report may be missing: astray$/);
  });
}

// As a name does that is still being looked up.
test('what still holds the process when all is said does not hold up the job', async () => {
  const relay = await relayThat(TAKEN);

  const begun = await jobWith().main(at(relay), { env: { NODE_OPTIONS: '--import data:text/javascript,setInterval(()=>{},1000)' } });

  assert.deepEqual([begun.status, begun.outputs.status], [0, 'in_progress']);
});

test('an answer that does not end is given up', async () => {
  const relay = await relayThat({ respond: (_, response) => response.writeHead(200).write('{"ok":') });

  const begun = await jobWith().main(at(relay, { 'max-time': '1' }));

  assert.equal(begun.status, 0);
  assert.match(begun.annotations.join(), /^warning: The relay cannot be reached \(no answer within /);
});

test('an event that cannot be read is not taken for one of nobody', async () => {
  const relay = await relayThat(TAKEN);

  const begun = await jobWith({ env: { GITHUB_EVENT_PATH: '/nowhere/event.json' } }).main(at(relay));

  assert.equal(begun.status, 0);
  assert.match(begun.annotations.join(), /^warning: This action failed, and the report may be missing: ENOENT.*\/nowhere\/event\.json/);
});

test('outputs that cannot be written do not hide what the relay says', async () => {
  const relay = await relayThat(TAKEN, problem(403, 'no'));
  const env = { GITHUB_OUTPUT: '/nowhere/output' };

  const begun = await jobWith().main(at(relay), { env });
  const refused = await jobWith().main(at(relay), { env });
  const wrong = await jobWith().main(at(relay, { 'max-time': 'long', 'fail-on-error': 'never' }), { env });

  assert.deepEqual([begun.status, refused.status, wrong.status], [0, 1, 0]);
  assert.deepEqual(begun.log, ['The relay took in_progress (HUD: delivered).']);
  for (const { annotations } of [begun, refused, wrong]) {
    assert.match(annotations.at(-1), /^warning: The step's outputs cannot be written: ENOENT/);
  }
});

test('a summary that cannot be written does not hide that the result arrived', async () => {
  const relay = await relayThat(TAKEN);
  const job = jobWith();

  await job.main(at(relay));
  const ended = await job.post(at(relay), { env: { GITHUB_STEP_SUMMARY: '/nowhere/summary' } });

  assert.equal(ended.status, 0);
  assert.match(ended.annotations.join(), /^warning: The step's summary cannot be written: ENOENT/);
  assert.deepEqual(ended.log, ['The relay took completed (HUD: delivered).']);
});

test('a runner that has none of its files is served all the same', async () => {
  const relay = await relayThat(TAKEN);
  const env = { GITHUB_OUTPUT: undefined, GITHUB_STATE: undefined, GITHUB_STEP_SUMMARY: undefined };

  const begun = await jobWith().main(at(relay, { status: 'completed' }), { env });

  assert.deepEqual([begun.status, begun.annotations, relay.requests.length], [0, [], 1]);
});
