import { rm } from 'node:fs/promises';
import { clientPayloadOf } from '../../lib/client-payload.mjs';
import { isLoopback } from '../../lib/loopback.mjs';
import { upstreamFacts } from '../../lib/upstream-facts.mjs';
import { Failure } from './failure.mjs';
import { gitIn } from './git.mjs';
import { markedPlace } from './place.mjs';

/**
 * Checks out the commit that the client payload names.
 * @returns {Promise<boolean>} whether the step is to fail
 */
export async function checkout({ runner, say, mask }) {
  try {
    const done = await checkedOut(runner, say, mask);
    await runner.output(done ?? { sha: '', repository: '', path: '' });
    return false;
  } catch (error) {
    const known = error instanceof Failure;
    say(known ? error.message : 'failed', known ? error.values : { cause: error.message });
    return true;
  }
}

async function checkedOut(runner, say, mask) {
  const payload = clientPayloadOf(await runner.event());
  if (!payload) {
    say('not_dispatched');
    return undefined;
  }
  const { callback_token: callbackToken } = payload.parsed;
  [callbackToken, runner.input('token')].filter((secret) => typeof secret === 'string' && secret).forEach(mask);
  const facts = upstreamFacts(payload.parsed);
  if (facts.deleted) {
    say('deleted', { ref: facts.ref ?? 'the ref' });
    return undefined;
  }
  const server = serverOf(runner.server, payload.parsed);
  for (const name of ['repository', 'sha']) {
    if (!facts[name]) {
      throw new Failure('payload', { problem: `it names no ${name}` });
    }
  }
  const place = await markedPlace(runner.workspace, runner.input('path') || 'upstream');
  const git = gitIn({ directory: place, env: runner.env, server, token: runner.input('token') });
  await initialised(git);
  await fetched(git, server, facts, place);
  await verified(git, facts.sha, place);
  say('checked_out', { repository: facts.repository, sha: facts.sha, path: place });
  return { sha: facts.sha, repository: facts.repository, path: place };
}

// The payload does not name a server: the fetch uses the runner's own GitHub, which must be the event's.
function serverOf(address, { payload }) {
  const server = new URL(address);
  if (server.protocol !== 'https:' && !isLoopback(server)) {
    throw new Failure('payload', { problem: 'GITHUB_SERVER_URL does not begin with https://' });
  }
  const told = payload?.repository?.clone_url;
  if (typeof told === 'string' && !(URL.canParse(told) && new URL(told).host === server.host)) {
    throw new Failure('payload', { problem: `its repository is not on ${server.host}` });
  }
  return server;
}

// A git older than 2.31 ignores settings from the environment, and would run without their protection.
async function initialised(git) {
  const setting = await git('config', '--get', 'protocol.allow').catch(() => undefined);
  if (setting !== 'never') {
    throw new Failure('no_git', {});
  }
  await git('init', '--quiet', '--initial-branch=none', '.');
}

async function fetched(git, server, { repository, fork, sha }, place) {
  const url = (name) => new URL(`/${name}.git`, server).href;
  let cause;
  // The upstream also serves the commits of its forks' pull requests, by their SHA.
  for (const name of fork ? [repository, fork] : [repository]) {
    try {
      await git('fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--depth=1', '--', url(name), sha);
      await git('checkout', '--quiet', '--detach', sha, '--');
      return;
    } catch (error) {
      cause ??= error.message;
    }
  }
  await rm(place, { recursive: true, force: true });
  throw new Failure('not_fetched', { sha, repository, cause });
}

async function verified(git, sha, place) {
  const actual = await git('rev-parse', '--verify', 'HEAD');
  if (actual !== sha) {
    await rm(place, { recursive: true, force: true });
    throw new Failure('not_verified', { actual, sha, path: place });
  }
}
