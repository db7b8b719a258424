import { execFile } from 'node:child_process';

// Code of the fetched commit must not run, no other transport is allowed, and git must not prompt for a password.
const SETTINGS = {
  'core.hooksPath': '/dev/null',
  'core.fsmonitor': 'false',
  'credential.helper': '',
  'protocol.allow': 'never',
  'protocol.https.allow': 'always',
  'gc.auto': '0',
  'advice.detachedHead': 'false',
};
const LONGEST_OUTPUT = 10 << 20;

/**
 * Runs git in one directory. Settings, the token's header included, are passed by environment variables, and never by
 * an argument or a file.
 * @param {{directory: string, env: object, server: URL, token: string}} where
 * @returns {(...args: string[]) => Promise<string>} its output; it throws git's message
 */
export function gitIn({ directory, env, server, token }) {
  const settings = { ...SETTINGS, [`protocol.${server.protocol.slice(0, -1)}.allow`]: 'always' };
  if (token) {
    const login = Buffer.from(`x-access-token:${token}`).toString('base64');
    settings[`http.${server.origin}/.extraHeader`] = `Authorization: Basic ${login}`;
    settings['http.followRedirects'] = 'false';
  }
  const environment = {
    ...withoutGits(env),
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    GIT_LFS_SKIP_SMUDGE: '1',
    LC_ALL: 'C',
    ...configuration(settings),
  };
  const options = { cwd: directory, env: environment, maxBuffer: LONGEST_OUTPUT };
  return (...args) =>
    new Promise((resolve, reject) => {
      execFile('git', args, options, (error, out, err) => (error ? reject(refusal(error, err)) : resolve(out.trim())));
    });
}

function configuration(settings) {
  const pairs = Object.entries(settings);
  return Object.fromEntries([
    ['GIT_CONFIG_COUNT', String(pairs.length)],
    ...pairs.flatMap(([key, value], index) => [
      [`GIT_CONFIG_KEY_${index}`, key],
      [`GIT_CONFIG_VALUE_${index}`, value],
    ]),
  ]);
}

// A variable like GIT_DIR would lead to another repository.
function withoutGits(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')));
}

function refusal(error, err) {
  const last = err.trim().split('\n').findLast((line) => /^(fatal|error):/.test(line)) ?? `git ended with ${error.code}`;
  return Object.assign(new Error(last), { code: error.code });
}
