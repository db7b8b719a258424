import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, test } from 'node:test';
import { GitServer } from './fixture/git-server.mjs';
import { Job } from './fixture/runner.mjs';
import { scripted } from './fixture/scripted-server.mjs';

const UPSTREAM = 'example-org/framework';
const FORK = 'octocat/framework';
const ending = [];
afterEach(() => ending.splice(0).forEach((end) => end()));

async function server(options) {
  const started = await GitServer.start(options);
  ending.push(() => started.close());
  started.create(UPSTREAM);
  return started;
}

function pull(sha, { number = 7, fork = FORK, repository = { full_name: UPSTREAM } } = {}) {
  return { pull_request: { number, head: { sha, repo: fork && { full_name: fork } } }, repository };
}

function jobOf(github, payload, env = {}) {
  const event = { client_payload: { event_type: 'pull_request', delivery_id: 'd-1', callback_token: 'callback-token-1', payload } };
  const job = new Job({ event, env: { GITHUB_SERVER_URL: github.url, GIT_CONFIG_NOSYSTEM: '1', ...env } });
  ending.push(() => job.end());
  return job;
}

const checkout = (job, inputs = {}) => job.main(inputs, { action: 'checkout' });

function gitIn(directory, ...args) {
  return execFileSync('git', args, { cwd: directory, encoding: 'utf8' }).trim();
}

test('the head of a pull request from a fork is checked out, shallow, from the upstream', async () => {
  const github = await server();
  const sha = github.commit(UPSTREAM, 'refs/pull/7/head', { 'src/a.txt': 'the change' });
  const job = jobOf(github, pull(sha));

  const done = await checkout(job);

  assert.deepEqual([done.status, done.annotations], [0, []], done.out);
  const place = path.join(job.workspace, 'upstream');
  assert.deepEqual(done.outputs, { sha, repository: UPSTREAM, path: place });
  assert.equal(readFileSync(path.join(place, 'src/a.txt'), 'utf8'), 'the change');
  assert.equal(gitIn(place, 'rev-parse', 'HEAD'), sha);
  assert.equal(gitIn(place, 'rev-parse', '--is-shallow-repository'), 'true');
  assert.equal(gitIn(place, 'status', '--porcelain'), '');
  assert.ok(!github.requests.some(({ url }) => url.includes('octocat')));
});

test('a pushed commit is checked out where the author wants it', async () => {
  const github = await server();
  const sha = github.commit(UPSTREAM, 'refs/heads/main', { 'a.txt': 'pushed' });
  const job = jobOf(github, { ref: 'refs/heads/main', after: sha, repository: { full_name: UPSTREAM } });

  const done = await checkout(job, { path: 'third_party/framework' });

  assert.equal(done.status, 0, done.out);
  assert.equal(readFileSync(path.join(job.workspace, 'third_party/framework/a.txt'), 'utf8'), 'pushed');
});

test('a commit that only the fork has is fetched from there', async () => {
  const github = await server();
  github.create(FORK);
  const sha = github.commit(FORK, 'refs/heads/fast', { 'a.txt': 'forked' });

  const done = await checkout(jobOf(github, pull(sha)));

  assert.equal(done.outputs.sha, sha, done.out);
});

test('a commit that nobody has is an error, and leaves nothing', async () => {
  const github = await server();
  github.commit(UPSTREAM, 'refs/pull/7/head', { 'a.txt': 'a newer commit' });
  const job = jobOf(github, pull('d6fde92930d4715a2b49857d24b940956b26d2d3'));

  const done = await checkout(job);

  assert.equal(done.status, 1);
  assert.match(done.annotations.join(), /^error: d6fde92930d4715a2b49857d24b940956b26d2d3 cannot be fetched from example-org\/framework: /);
  assert.ok(!existsSync(path.join(job.workspace, 'upstream')));
});

test('a token opens a private upstream and stays nowhere', async () => {
  const token = 'token-of-the-tests';
  const github = await server({ token });
  const sha = github.commit(UPSTREAM, 'refs/pull/7/head', {});
  const job = jobOf(github, pull(sha));

  const refused = await checkout(job);
  const done = await checkout(job, { token });

  assert.equal(refused.status, 1);
  assert.equal(done.outputs.sha, sha, done.out);
  assert.deepEqual(done.masked, ['callback-token-1', token]);
  assert.equal(done.out.split(token).length, 2);
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  const kept = spawnSync('grep', ['-rlE', `${token}|${basic}`, '.'], { cwd: job.workspace, encoding: 'utf8' });
  assert.deepEqual([kept.status, kept.stdout], [1, '']);
});

test('a second checkout replaces the first one, and whatever was changed in it', async () => {
  const github = await server();
  const job = jobOf(github, pull(github.commit(UPSTREAM, 'refs/pull/7/head', {})));
  await checkout(job);
  job.write('workspace/upstream/.git/hooks/post-checkout', '#!/bin/sh\ntouch ../owned\n');
  job.write('workspace/upstream/left-over', '');

  assert.equal((await checkout(job)).status, 0);
  assert.deepEqual(readdirSync(path.join(job.workspace, 'upstream')).sort(), ['.git', 'count']);
  assert.ok(!existsSync(path.join(job.workspace, 'owned')));
});

for (const [what, input] of [
  ['the workspace itself', '.'],
  ['its parent', '..'],
  ['a sibling', '../elsewhere'],
  ['the root', '/'],
  ['an absolute path', '/tmp/elsewhere'],
  ['a repository’s own directory', '.git/x'],
  ['one that is the same where case does not count', '.GIT/x'],
]) {
  test(`${what} is no place for a checkout`, async () => {
    const github = await server();
    const done = await checkout(jobOf(github, pull(github.commit(UPSTREAM, 'refs/pull/7/head', {}))), { path: input });

    assert.equal(done.status, 1);
    assert.match(done.annotations.join(), /^error: Input path: must lead to a directory below the workspace$/);
    assert.deepEqual(github.requests, []);
  });
}

test('a link does not lead out of the workspace', async () => {
  const github = await server();
  const job = jobOf(github, pull(github.commit(UPSTREAM, 'refs/pull/7/head', {})));
  mkdirSync(path.join(job.workspace, '../outside'));
  symlinkSync('../outside', path.join(job.workspace, 'link'));

  const done = await checkout(job, { path: 'link/upstream' });

  assert.deepEqual([done.status, done.annotations], [1, ['error: Input path: leads through a link']]);
});

test('what somebody else put there is left alone', async () => {
  const github = await server();
  const job = jobOf(github, pull(github.commit(UPSTREAM, 'refs/pull/7/head', {})));
  const file = job.write('workspace/upstream/work.txt', 'mine');

  const done = await checkout(job);

  assert.match(done.annotations.join(), /^error: Input path: leads to a directory that holds something else$/);
  assert.equal(readFileSync(file, 'utf8'), 'mine');
});

for (const [what, payload] of [
  ['no SHA', pull('main')],
  ['an option as SHA', pull('--upload-pack=touch owned')],
  ['a short SHA', pull('d6fde92')],
  ['no repository', pull('d6fde92930d4715a2b49857d24b940956b26d2d3', { repository: {} })],
  ['an option as repository', pull('d6fde92930d4715a2b49857d24b940956b26d2d3', { repository: { full_name: '--upload-pack=x' } })],
  ['a repository that leads elsewhere', pull('d6fde92930d4715a2b49857d24b940956b26d2d3', { repository: { full_name: '../..' } })],
  ['a repository on another server', pull('d6fde92930d4715a2b49857d24b940956b26d2d3', { repository: { full_name: UPSTREAM, clone_url: 'https://evil.example/x.git' } })],
]) {
  test(`a payload with ${what} is refused before anything is fetched`, async () => {
    const github = await server();

    const done = await checkout(jobOf(github, payload));

    assert.equal(done.status, 1);
    assert.match(done.annotations.join(), /^error: The client_payload cannot be used: /);
    assert.deepEqual(github.requests, []);
  });
}

test('a token does not follow a redirect', async () => {
  const thief = await scripted({ status: 404 });
  const moved = await scripted(({ url }) => ({ status: 302, headers: { Location: `${thief.url}${url}` } }));
  ending.push(() => [thief, moved].forEach((each) => each.close()));

  const done = await checkout(jobOf(moved, pull('d6fde92930d4715a2b49857d24b940956b26d2d3')), { token: 'token-of-the-tests' });

  assert.equal(done.status, 1);
  assert.ok(moved.requests.length > 0);
  assert.deepEqual(thief.requests, []);
});

test('a token is not sent over http to another machine', async () => {
  const done = await checkout(jobOf({ url: 'http://github.example.org' }, pull('d6fde92930d4715a2b49857d24b940956b26d2d3')), { token: 't-1' });

  assert.deepEqual([done.status, done.annotations], [1, ['error: The client_payload cannot be used: GITHUB_SERVER_URL does not begin with https://']]);
});

test('an event that cannot be read is an error, since what follows needs the commit', async () => {
  const done = await checkout(jobOf({ url: 'https://github.com' }, {}, { GITHUB_EVENT_PATH: '/nowhere/event.json' }));

  assert.equal(done.status, 1);
  assert.match(done.annotations.join(), /^error: The checkout failed: ENOENT.*\/nowhere\/event\.json/);
});

test('a ref that was deleted is noticed, and succeeds', async () => {
  const github = await server();
  const done = await checkout(jobOf(github, { ref: 'refs/heads/old', after: '0'.repeat(40), repository: { full_name: UPSTREAM } }));

  assert.equal(done.status, 0);
  assert.deepEqual(done.annotations, ['notice: Nothing is checked out, because refs/heads/old was deleted.']);
  assert.deepEqual(done.outputs, { sha: '', repository: '', path: '' });
});

test('a run that no relay started is noticed, and succeeds', async () => {
  const job = new Job({ event: {} });
  const done = await checkout(job);

  assert.deepEqual([done.status, done.outputs.sha], [0, '']);
  assert.match(done.annotations.join(), /^notice: Nothing is checked out, because no relay started this run/);
  job.end();
});

test('a runner without git is told so', async () => {
  const github = await server();
  const sha = github.commit(UPSTREAM, 'refs/pull/7/head', {});

  const done = await checkout(jobOf(github, pull(sha), { PATH: '/nowhere' }));

  assert.deepEqual([done.status, done.annotations], [1, ['error: There is no git 2.31 or newer on this runner; install one.']]);
});

// Git, except for one command, which is replaced.
function checkoutWith(job, command, script) {
  const git = execFileSync('/bin/sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const other = job.write('bin/git', `#!/bin/sh\nif [ "$1" = ${command} ]; then ${script}; else exec ${git} "$@"; fi\n`);
  chmodSync(other, 0o755);
  return job.main({}, { action: 'checkout', env: { PATH: `${path.dirname(other)}:${process.env.PATH}` } });
}

for (const [what, script] of [['nothing', 'exit 1'], ['what the machine says', 'echo user']]) {
  test(`a git that knows of the action's settings ${what} is too old`, async () => {
    const github = await server();
    const job = jobOf(github, pull('d6fde92930d4715a2b49857d24b940956b26d2d3'));

    const done = await checkoutWith(job, 'config', script);

    assert.deepEqual([done.status, done.annotations], [1, ['error: There is no git 2.31 or newer on this runner; install one.']]);
    assert.deepEqual(github.requests, []);
  });
}

test('a checkout that was ended at its beginning does not stand in the way of the next', async () => {
  const github = await server();
  const job = jobOf(github, pull(github.commit(UPSTREAM, 'refs/pull/7/head', {})));

  const ended = await checkoutWith(job, 'init', 'mkdir -p .git/objects; exit 1');
  const done = await checkout(job);

  assert.deepEqual([ended.status, done.status], [1, 0], done.out);
});

test('what the machine is set up for does not come into play', async () => {
  const github = await server({ token: 'token-of-the-tests' });
  const job = jobOf(github, pull(github.commit(UPSTREAM, 'refs/pull/7/head', {})));
  const owned = path.join(job.workspace, 'owned');
  const touching = (name) => {
    const script = job.write(name, `#!/bin/sh\ntouch ${owned}\n`);
    chmodSync(script, 0o755);
    return script;
  };
  touching('template/hooks/post-checkout');
  job.write('.gitconfig', `[credential]\nhelper = "!${touching('helper')}"\n[init]\ntemplateDir = ${path.dirname(path.dirname(touching('template/hooks/reference-transaction')))}\n`);
  const env = { SSH_ASKPASS: touching('askpass'), GIT_ASKPASS: touching('git-askpass') };

  const refused = await job.main({}, { action: 'checkout', env });
  const done = await job.main({ token: 'token-of-the-tests' }, { action: 'checkout', env });

  assert.deepEqual([refused.status, done.status], [1, 0], done.out);
  assert.ok(!existsSync(owned));
});

test('an address that the machine replaces by one of another kind is not used', async () => {
  const github = await server();
  const sha = github.commit(UPSTREAM, 'refs/pull/7/head', {});
  const job = jobOf(github, pull(sha));
  job.write('.gitconfig', `[url "ssh://git@example.org/"]\ninsteadOf = ${github.url}/\n`);

  const done = await checkout(job);

  assert.equal(done.status, 1);
  assert.match(done.annotations.join(), /cannot be fetched from .*: fatal: transport 'ssh' not allowed$/);
});

test('a checkout that is not the commit that was asked for does not stay', async () => {
  const github = await server();
  const job = jobOf(github, pull(github.commit(UPSTREAM, 'refs/pull/7/head', {})));

  const done = await checkoutWith(job, 'rev-parse', 'echo 6113728f27ae82c7b1a177c8d03f9e96e0adf246');

  assert.equal(done.status, 1);
  assert.match(done.annotations.join(), /^error: HEAD is 6113728f27ae82c7b1a177c8d03f9e96e0adf246 and not /);
  assert.ok(!existsSync(path.join(job.workspace, 'upstream')));
});

test('variables of git that the job happens to have lead nowhere', async () => {
  const github = await server();
  const sha = github.commit(UPSTREAM, 'refs/pull/7/head', {});
  const job = jobOf(github, pull(sha));
  const elsewhere = path.join(job.workspace, 'elsewhere');

  const done = await job.main({}, { action: 'checkout', env: { GIT_DIR: elsewhere, GIT_WORK_TREE: elsewhere } });

  assert.equal(done.outputs.sha, sha);
  assert.deepEqual(readdirSync(job.workspace), ['upstream']);
});
