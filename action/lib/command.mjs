import { readFile } from 'node:fs/promises';
import { jobOn, jobStatusOn, tokenCommandOn } from './ci.mjs';
import { failOnErrorOrDefault } from './fail-on-error.mjs';
import { NOT_DISPATCHED, outcomeOfError, tell } from './outcome.mjs';
import { plainText } from './plain-text.mjs';
import { withReferenceNames } from './reference-variables.mjs';
import { sendReport } from './report.mjs';
import { resultOf } from './result.mjs';
import { WrongInput, causeFrom, settingsFrom } from './settings.mjs';
import { timestamp, workflowMember } from './workflow.mjs';

/** The command's usage. */
export const USAGE = `Usage: node cli.mjs in_progress
       node cli.mjs completed [CONCLUSION]

Reports a job to the Cross-Repo CI Relay. Everything else is told by environment variables; see README.md.`;

const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * Sends one report from any CI system.
 * @param {{args: string[], env: object, io: object, say: Function, directory: string}} call
 * @returns {Promise<{status: number, answer?: object}>} the exit status, and the relay's answer; 2 if the
 *   arguments are wrong
 */
export async function command({ args, env: given, io, say, directory }) {
  const env = withReferenceNames(given);
  const [status = env.CRCR_STATUS, conclusion] = args;
  if (!['in_progress', 'completed'].includes(status) || args.length > (status === 'completed' ? 2 : 1)) {
    return { status: 2 };
  }
  const input = inputOf(env, { status, conclusion });
  const outcome = await reported({ input, env, io, say, directory }).catch(outcomeOfError);
  tell(say, outcome);
  const fails = failOnErrorOrDefault(input('fail-on-error'));
  return { status: fails(outcome) ? 1 : 0, answer: answerOf(outcome) };
}

async function reported({ input, env, io, say, directory }) {
  const settings = settingsFrom(input);
  const clientPayload = causeFrom(input, { clientPayload: settings.isOfItself ? '' : await payloadText(env) });
  if (!clientPayload) {
    return NOT_DISPATCHED;
  }
  const now = timestamp(io.now());
  const more =
    settings.status === 'completed'
      ? {
          ...(await resultOf({ input, jobStatus: jobStatusOn(env), directory, say })),
          startedAt: env.CRCR_STARTED_AT || undefined,
          completedAt: now,
        }
      : { startedAt: now };
  const workflow = workflowMember(jobOn(env), settings.status, more);
  const identify = (time) => tokenOf({ input, env, io }, time);
  return sendReport({ ...settings, clientPayload, workflow, key: io.newKey() }, identify, { ...io, mask() {} });
}

async function tokenOf({ input, env, io }, { clock, deadline }) {
  if (env.CRCR_ID_TOKEN) {
    return { token: env.CRCR_ID_TOKEN };
  }
  const words = tokenCommandOn(env, input('audience') || 'pytorch-cross-repo-ci-relay');
  if (!words) {
    return { missing: true };
  }
  const { output, cause } = await io.output(words, deadline - clock());
  const token = (output ?? '').split(/\s+/).find((word) => TOKEN.test(word));
  return token ? { token } : { cause: cause ?? `${words[0]} prints no token` };
}

async function payloadText(env) {
  if (!env.CRCR_CLIENT_PAYLOAD_FILE) {
    return plainOrEncoded((env.CRCR_CLIENT_PAYLOAD ?? '').trim(), env);
  }
  return readFile(env.CRCR_CLIENT_PAYLOAD_FILE, 'utf8').catch((error) => {
    throw new WrongInput('CRCR_CLIENT_PAYLOAD_FILE', `cannot be read (${error.code})`);
  });
}

// GitLab expands variables within other variables wherever a name occurs with a dollar sign: with a secret's name in
// its title, a pull request would send the secret to HUD.
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

function answerOf({ kind, status, hud, duplicate, http, values, leftOut = [] }) {
  const detail = values.detail ?? values.reason ?? values.problem ?? values.cause;
  return {
    outcome: kind,
    status,
    hud,
    duplicate,
    http_status: http,
    detail: detail && plainText(detail),
    left_out: leftOut.length > 0 ? leftOut : undefined,
  };
}
