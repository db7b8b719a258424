import { createHash } from 'node:crypto';

/** The version of the form of a report's member `workflow`. */
const SCHEMA_VERSION = '1';

/** The limit for a job's name: HUD's rows have keys of 2,048 bytes, which contain the name once more. */
const LONGEST_JOB_IN_ID = 100;

/**
 * Returns the member `workflow` of a report, without unknown facts. It always has `job_name` and `check_run_id`: HUD
 * refuses records without them.
 * @param {{name: string, url: string, runId: string, runAttempt: string, jobName: string, checkRunId?: string}} job
 * @param {'in_progress' | 'completed'} status
 * @param {object} more of a completed job: `conclusion`, `startedAt`, `completedAt`, `testResults`,
 *   `failedTests`, `triageVerdict`, `artifactUrl`
 */
export function workflowMember(job, status, more = {}) {
  const jobName = job.jobName || job.name;
  const member = {
    schema_version: SCHEMA_VERSION,
    status,
    conclusion: more.conclusion,
    name: job.name,
    url: job.url || undefined,
    run_id: job.runId,
    run_attempt: job.runAttempt || undefined,
    job_name: jobName,
    check_run_id: job.checkRunId || ownId(job, jobName),
    started_at: more.startedAt,
    completed_at: more.completedAt,
    test_results: more.testResults,
    failed_tests_detail: more.failedTests,
    triage_verdict: more.triageVerdict,
    artifact_url: more.artifactUrl || undefined,
  };
  return JSON.parse(JSON.stringify(member));
}

// HUD keeps one row for each id, which is the same in both reports of a job, and differs between jobs.
function ownId({ runId, runAttempt }, jobName) {
  const named = jobName.length <= LONGEST_JOB_IN_ID ? jobName : createHash('sha256').update(jobName).digest('hex');
  return `${runId}-${runAttempt || '1'}-${named}`;
}

/** A time as reports have it: to the second. */
export function timestamp(now) {
  return `${now.toISOString().slice(0, 19)}Z`;
}
