/** The form of the member `workflow` that a report has. */
const SCHEMA_VERSION = '1';

/**
 * The member `workflow` of a report, without what is not known.
 * @param {{name: string, url: string, runId: string, runAttempt: string, jobName: string, checkRunId?: string}} job
 * @param {'in_progress' | 'completed'} status
 * @param {object} more of a completed job: `conclusion`, `startedAt`, `completedAt`, `testResults`, `artifactUrl`
 */
export function workflowMember(job, status, more = {}) {
  const member = {
    schema_version: SCHEMA_VERSION,
    status,
    conclusion: more.conclusion,
    name: job.name,
    url: job.url || undefined,
    run_id: job.runId,
    run_attempt: job.runAttempt || undefined,
    job_name: job.jobName,
    check_run_id: /^\d+$/.test(job.checkRunId ?? '') ? job.checkRunId : undefined,
    started_at: more.startedAt,
    completed_at: more.completedAt,
    test_results: more.testResults,
    artifact_url: more.artifactUrl || undefined,
  };
  return JSON.parse(JSON.stringify(member));
}

/** A moment as reports tell it: to the second. */
export function timestamp(now) {
  return `${now.toISOString().slice(0, 19)}Z`;
}
