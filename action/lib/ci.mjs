const JOB = {
  job: 'CRCR_JOB_NAME',
  name: 'CRCR_WORKFLOW_NAME',
  url: 'CRCR_WORKFLOW_URL',
  runId: 'CRCR_RUN_ID',
  runAttempt: 'CRCR_RUN_ATTEMPT',
  checkRunId: 'CRCR_CHECK_RUN_ID',
};

/**
 * What is known of the job on a CI system other than GitHub's: what `CRCR_…` says, or else what GitLab or Buildkite
 * tells. A job that is run again must differ in run or attempt: GitLab gives it a new id, Buildkite counts.
 */
export function jobOn(env) {
  const own = env.GITLAB_CI ? gitlab(env) : env.BUILDKITE ? buildkite(env) : {};
  const job = Object.fromEntries(Object.entries(JOB).map(([key, name]) => [key, env[name] || own[key] || '']));
  return { ...job, jobName: job.job };
}

/** How the job ended, as far as the CI system tells; empty if it does not. */
export function jobStatusOn(env) {
  return (env.GITLAB_CI && env.CI_JOB_STATUS) || '';
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
  const part = env.BUILDKITE_PARALLEL_JOB ? ` (${Number(env.BUILDKITE_PARALLEL_JOB) + 1})` : '';
  return {
    job: `${env.BUILDKITE_STEP_KEY || env.BUILDKITE_LABEL || 'build'}${part}`,
    name: env.BUILDKITE_PIPELINE_SLUG,
    url: `${env.BUILDKITE_BUILD_URL}#${env.BUILDKITE_JOB_ID}`,
    runId: env.BUILDKITE_BUILD_NUMBER,
    runAttempt: String(Number(env.BUILDKITE_RETRY_COUNT || '0') + 1),
  };
}
