import { appendFile, readFile } from 'node:fs/promises';
import { entries } from './runner-files.mjs';

/**
 * What GitHub's runner gives a step: inputs, the event, and the files that it reads afterwards.
 * @param {object} env the step's environment variables
 */
export function runnerOf(env) {
  return {
    env,
    /** An input's value without the blanks around it; empty if it is not given. */
    input: (name) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim(),
    /** The text of the event that started the run; empty if there is none. Throws if it cannot be read. */
    event: async () => (env.GITHUB_EVENT_PATH ? readFile(env.GITHUB_EVENT_PATH, 'utf8') : ''),
    /** A value that the step's first part left for its second; empty if it left none. */
    state: (name) => env[`STATE_${name}`] ?? '',
    saveState: (values) => append(env.GITHUB_STATE, entries(values)),
    output: (values) => append(env.GITHUB_OUTPUT, entries(values)),
    summarise: (html) => append(env.GITHUB_STEP_SUMMARY, html),
    /** What is known of the job, without its name. */
    job: {
      name: env.GITHUB_WORKFLOW ?? '',
      url: `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}`,
      runId: env.GITHUB_RUN_ID ?? '',
      runAttempt: env.GITHUB_RUN_ATTEMPT ?? '',
      checkRunId: checkRunId(env['INPUT_CHECK-RUN-ID']),
    },
    server: env.GITHUB_SERVER_URL ?? 'https://github.com',
    workspace: env.GITHUB_WORKSPACE ?? process.cwd(),
  };
}

// A runner that does not know job.check_run_id may give anything for it.
function checkRunId(text) {
  return /^\d+$/.test(text ?? '') ? text : '';
}

async function append(file, text) {
  if (file) {
    await appendFile(file, text);
  }
}
