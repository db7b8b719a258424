import { appendFile, readFile } from 'node:fs/promises';
import { entries } from './runner-files.mjs';

/**
 * Reads what GitHub's runner provides to a step: inputs, the event, and the files that the runner reads afterwards.
 * @param {object} env the step's environment variables
 */
export function runnerOf(env) {
  return {
    env,
    /** Returns an input's value without the blanks around it; empty if it is absent. */
    input: (name) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim(),
    /** Returns the text of the event that started the run; empty if there is none. Throws if it cannot be read. */
    event: async () => (env.GITHUB_EVENT_PATH ? readFile(env.GITHUB_EVENT_PATH, 'utf8') : ''),
    /** Returns a value that the step's first part saved for its second; empty if there is none. */
    state: (name) => env[`STATE_${name}`] ?? '',
    saveState: (values) => append(env.GITHUB_STATE, entries(values)),
    output: (values) => append(env.GITHUB_OUTPUT, entries(values)),
    summarise: (html) => append(env.GITHUB_STEP_SUMMARY, html),
    /** Returns the facts about the job, without its name. */
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

// A runner that does not know job.check_run_id may have any value for it.
function checkRunId(text) {
  return /^\d+$/.test(text ?? '') ? text : '';
}

async function append(file, text) {
  if (file) {
    await appendFile(file, text);
  }
}
