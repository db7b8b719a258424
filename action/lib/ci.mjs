const JOB = {
  job: 'CRCR_JOB_NAME',
  name: 'CRCR_WORKFLOW_NAME',
  url: 'CRCR_WORKFLOW_URL',
  runId: 'CRCR_RUN_ID',
  runAttempt: 'CRCR_RUN_ATTEMPT',
  checkRunId: 'CRCR_CHECK_RUN_ID',
};

/**
 * The known CI systems: how to recognize each, its facts about the job and the job's end, and the command that prints a
 * token.
 */
const SYSTEMS = [
  { mark: 'GITLAB_CI', job: gitlab, ended: (env) => env.CI_JOB_STATUS },
  { mark: 'BUILDKITE', job: buildkite, ended: exitStatus, token: buildkiteToken },
  { mark: 'CIRCLECI', job: circleci, token: circleciToken },
];

function systemOf(env) {
  return SYSTEMS.find(({ mark }) => env[mark]) ?? {};
}

/**
 * Returns the facts about the job on a CI system other than GitHub's: from `CRCR_…`, or else from the system. The run
 * is one that the system's tokens name. A repeated job must differ in run or attempt: GitLab gives it a new id,
 * CircleCI gives its workflow one, and Buildkite counts.
 */
export function jobOn(env) {
  const own = systemOf(env).job?.(env) ?? {};
  const job = Object.fromEntries(Object.entries(JOB).map(([key, name]) => [key, env[name] || own[key] || '']));
  return { ...job, jobName: job.job };
}

/** Returns how the job ended, as far as the CI system reports it; empty if it does not. */
export function jobStatusOn(env) {
  return systemOf(env).ended?.(env) ?? '';
}

/**
 * Returns the command that prints an OIDC token of the job for this audience, as the words of a command line; undefined
 * if the system has none. The token itself is in no argument.
 */
export function tokenCommandOn(env, audience) {
  return systemOf(env).token?.(audience);
}

function gitlab(env) {
  return {
    job: env.CI_JOB_NAME,
    name: env.CI_PIPELINE_NAME || env.CI_PROJECT_PATH,
    url: env.CI_JOB_URL,
    runId: env.CI_JOB_ID,
    runAttempt: '1',
  };
}

function buildkite(env) {
  return {
    job: `${env.BUILDKITE_STEP_KEY || env.BUILDKITE_LABEL || 'build'}${part(env.BUILDKITE_PARALLEL_JOB)}`,
    name: env.BUILDKITE_PIPELINE_SLUG,
    url: `${env.BUILDKITE_BUILD_URL}#${env.BUILDKITE_JOB_ID}`,
    runId: env.BUILDKITE_BUILD_NUMBER,
    runAttempt: String(Number(env.BUILDKITE_RETRY_COUNT || '0') + 1),
  };
}

// Hooks that run after the command receive its status.
function exitStatus({ BUILDKITE_COMMAND_EXIT_STATUS: status }) {
  return status && (status === '0' ? 'success' : 'failure');
}

/**
 * @see https://buildkite.com/docs/agent/v3/cli-oidc The ids by which the relay knows a pipeline must be requested.
 */
function buildkiteToken(audience) {
  const claims = ['--claim', 'organization_id', '--claim', 'pipeline_id'];
  return ['buildkite-agent', 'oidc', 'request-token', '--audience', audience, '--lifetime', '300', ...claims];
}

function circleci(env) {
  const parts = Number(env.CIRCLE_NODE_TOTAL || '1');
  return {
    job: `${env.CIRCLE_JOB || 'build'}${parts > 1 ? part(env.CIRCLE_NODE_INDEX) : ''}`,
    name: env.CIRCLE_PROJECT_REPONAME,
    url: env.CIRCLE_BUILD_URL,
    runId: env.CIRCLE_WORKFLOW_ID,
    runAttempt: '1',
  };
}

/**
 * @see https://circleci.com/docs/oidc-tokens-with-custom-claims/ The tokens in variables have the organisation as
 *     audience.
 */
function circleciToken(audience) {
  return ['circleci', 'run', 'oidc', 'get', '--claims', JSON.stringify({ aud: audience })];
}

function part(index) {
  return index ? ` (${Number(index) + 1})` : '';
}
