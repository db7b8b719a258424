import { readFile } from 'node:fs/promises';
import { jobOn, jobStatusOn } from './ci.mjs';
import { conclusionOf } from './conclusion.mjs';
import { failOnErrorOrDefault } from './fail-on-error.mjs';
import { NOT_DISPATCHED, outcomeOfError } from './outcome.mjs';
import { plainText } from './plain-text.mjs';
import { sendReport } from './report.mjs';
import { WrongInput, causeFrom, settingsFrom } from './settings.mjs';
import { testResults } from './test-results.mjs';
import { timestamp, workflowMember } from './workflow.mjs';

/** How the command is used. */
export const USAGE = `Usage: node cli.mjs in_progress
       node cli.mjs completed [CONCLUSION]

Reports a job to the Cross-Repo CI Relay. Everything else is told by environment variables; see README.md.`;

/**
 * Sends one report from any CI system.
 * @param {{args: string[], env: object, io: object, say: Function, directory: string}} call
 * @returns {Promise<{status: number, answer?: object}>} the exit status, and what the relay answered; 2 if the
 *   arguments make no sense
 */
export async function command({ args, env, io, say, directory }) {
  const [status, conclusion] = args;
  if (!['in_progress', 'completed'].includes(status) || args.length > (status === 'completed' ? 2 : 1)) {
    return { status: 2 };
  }
  const input = inputOf(env, { status, conclusion });
  const outcome = await reported({ input, env, io, say, directory }).catch(outcomeOfError);
  say(outcome.message, outcome.values);
  const fails = failOnErrorOrDefault(input('fail-on-error'));
  return { status: fails(outcome) ? 1 : 0, answer: answerOf(outcome) };
}

async function reported({ input, env, io, say, directory }) {
  const settings = settingsFrom(input);
  const { clientPayload } = causeFrom(input, { clientPayload: await payloadText(env) });
  if (!clientPayload) {
    return NOT_DISPATCHED;
  }
  const job = jobOn(env);
  const more =
    settings.status === 'completed'
      ? await completed({ input, env, io, say, directory })
      : { startedAt: timestamp(io.now()) };
  const report = { ...settings, clientPayload, workflow: workflowMember(job, settings.status, more), key: io.newKey() };
  return sendReport(report, async () => (env.CRCR_ID_TOKEN ? { token: env.CRCR_ID_TOKEN } : { missing: true }), { ...io, mask() {} });
}

async function completed({ input, env, io, say, directory }) {
  const jobStatus = jobStatusOn(env);
  const { conclusion, unknown, problem } = conclusionOf(input('conclusion'), jobStatus);
  if (problem) {
    throw new WrongInput('conclusion', problem);
  }
  if (unknown) {
    say('outcome_unknown', { value: jobStatus });
  }
  return {
    conclusion,
    startedAt: env.CRCR_STARTED_AT || undefined,
    completedAt: timestamp(io.now()),
    testResults: await testResults(input('test-results'), directory, say),
    artifactUrl: input('artifact-url'),
  };
}

async function payloadText(env) {
  if (!env.CRCR_CLIENT_PAYLOAD_FILE) {
    return plainOrEncoded((env.CRCR_CLIENT_PAYLOAD ?? '').trim(), env);
  }
  return readFile(env.CRCR_CLIENT_PAYLOAD_FILE, 'utf8').catch((error) => {
    throw new WrongInput('CRCR_CLIENT_PAYLOAD_FILE', `cannot be read (${error.code})`);
  });
}

// GitLab writes the values of variables into other variables wherever their names stand there with a dollar sign: with
// a secret's name in its title, a pull request would have that sent to HUD.
function plainOrEncoded(text, env) {
  if (!text.startsWith('{')) {
    return Buffer.from(text, 'base64').toString('utf8');
  }
  if (env.GITLAB_CI) {
    throw new WrongInput('CRCR_CLIENT_PAYLOAD', 'must be in base64, since GitLab puts secrets where their names stand in it');
  }
  return text;
}

function inputOf(env, given) {
  return (name) => (given[name] ?? env[`CRCR_${name.toUpperCase().replace(/-/g, '_')}`] ?? '').trim();
}

function answerOf({ kind, status, hud, duplicate, http, values }) {
  const detail = values.detail ?? values.reason ?? values.problem ?? values.cause;
  return { outcome: kind, status, hud, duplicate, http_status: http, detail: detail && plainText(detail) };
}
