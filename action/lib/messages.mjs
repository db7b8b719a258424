/**
 * Every message that the two actions and the command can print. The tables in README.md hold each of them, and a test
 * compares the two. Names in braces are replaced when the message is printed.
 */

/** The messages of reports, each with its level: `info` is a line in the log, the others are annotations. */
export const REPORT_MESSAGES = {
  taken: { level: 'info', text: 'The relay took {status} (HUD: {hud}).' },
  repeated: { level: 'info', text: 'The relay had taken {status} already (HUD: {hud}).' },
  kept_by_hud: {
    level: 'notice',
    text: 'The relay took {status}. HUD has completed a job of this check run before, and keeps what it has.',
  },
  left_out: { level: 'warning', text: 'HUD does not get all of the report. Left out: {what}' },
  unverified: {
    level: 'notice',
    text: 'The relay could not ask GitHub for the commit, and took the report without that.',
  },
  ignored: { level: 'notice', text: 'The relay takes no results of this repository: {reason}' },
  not_dispatched: {
    level: 'notice',
    text: 'Nothing is reported, because no relay started this run: its event has no client_payload with a delivery_id.',
  },
  late: {
    level: 'notice',
    text: 'in_progress is reported only now, because the relay did not take it when the job began; the times on HUD are wrong.',
  },
  not_begun: { level: 'notice', text: 'completed is not reported, because the relay refused in_progress.' },
  input: { level: 'error', text: 'Input {input}: {problem}' },
  no_permission: {
    level: 'error',
    text: 'The job may not ask for an OIDC token: give it `permissions: id-token: write`.',
  },
  no_token: { level: 'error', text: 'There is no OIDC token: put one into CRCR_ID_TOKEN.' },
  token_unavailable: { level: 'warning', text: 'No OIDC token was to be had ({cause}), so {status} is not reported.' },
  malformed: { level: 'error', text: 'The relay does not understand the report (400): {detail}' },
  token_refused: { level: 'error', text: 'The relay does not accept the OIDC token (401): {detail}' },
  forbidden: { level: 'error', text: 'The relay does not accept reports of this job (403): {detail}' },
  no_relay: { level: 'error', text: 'callback-url leads to no relay ({http}): {detail}' },
  redirected: { level: 'error', text: 'callback-url redirects ({http}), which is not followed.' },
  conflict: { level: 'error', text: 'The report does not fit what the relay knows of this job (409): {detail}' },
  own_forbidden: { level: 'error', text: 'The relay does not accept this report of a run that it did not start (403): {detail}' },
  own_conflict: { level: 'error', text: 'The relay has another report of this job or check run (409): {detail}' },
  unknown_commit: { level: 'error', text: 'The upstream has no such commit (422): {detail}' },
  too_large: { level: 'error', text: 'The report is too large (413): {detail}' },
  key_reused: { level: 'error', text: 'The relay has seen another report with this key (422): {detail}' },
  hud_refused: { level: 'error', text: 'HUD refuses the record ({http}): {detail}' },
  refused: { level: 'error', text: 'The relay refuses the report ({http}): {detail}' },
  overloaded: { level: 'warning', text: 'The relay is overloaded ({http}), so {status} is not reported: {detail}' },
  failed: { level: 'warning', text: 'The relay failed ({http}), so {status} is not reported: {detail}' },
  unreachable: { level: 'warning', text: 'The relay cannot be reached ({cause}), so {status} is not reported.' },
  no_answer_of_a_relay: {
    level: 'warning',
    text: 'callback-url answers {http}, but not as a relay does, so {status} may not be reported.',
  },
  outcome_unknown: {
    level: 'warning',
    text: "The runner does not say how the job ended (job.status is '{value}'), so it is reported as neutral.",
  },
  matrix_unknown: {
    level: 'warning',
    text: 'The runner does not give the values of the matrix, so this job is reported as {name}.',
  },
  matrix_unnamed: {
    level: 'warning',
    text: 'The runner gives neither the values of the matrix nor the number of the leg: set job-name, or all legs count as one job.',
  },
  matrix_shared: {
    level: 'warning',
    text: 'All {total} legs of the matrix report as {name} and count as one job: leave job-name out, or put the values of the matrix into it.',
  },
  results_unusable: { level: 'warning', text: 'The report has no test results: {problem}' },
  results_missing: { level: 'warning', text: 'No file matches {pattern}, so it adds nothing to the test results.' },
  results_partial: { level: 'warning', text: '{file} counts only as far as it could be read: {problem}' },
  tests_unusable: { level: 'warning', text: 'The report has no details of failed tests: {problem}' },
  verdict_unusable: { level: 'warning', text: 'The report has no triage verdict: {problem}' },
  not_written: { level: 'warning', text: "The step's {what} cannot be written: {cause}" },
  unexpected: { level: 'warning', text: 'This action failed, and the report may be missing: {cause}' },
};

/** The messages of `checkout`. */
export const CHECKOUT_MESSAGES = {
  checked_out: { level: 'info', text: '{repository} is at {sha} in {path}.' },
  not_dispatched: {
    level: 'notice',
    text: 'Nothing is checked out, because no relay started this run: its event has no client_payload with a delivery_id.',
  },
  deleted: { level: 'notice', text: 'Nothing is checked out, because {ref} was deleted.' },
  input: { level: 'error', text: 'Input {input}: {problem}' },
  payload: { level: 'error', text: 'The client_payload cannot be used: {problem}' },
  no_git: { level: 'error', text: 'There is no git 2.31 or newer on this runner; install one.' },
  not_fetched: { level: 'error', text: '{sha} cannot be fetched from {repository}: {cause}' },
  not_verified: { level: 'error', text: 'HEAD is {actual} and not {sha}; nothing of it is left in {path}.' },
  failed: { level: 'error', text: 'The checkout failed: {cause}' },
};

/** Returns a message with its gaps filled. */
export function worded(message, values = {}) {
  return message.text.replace(/\{(\w+)\}/g, (gap, name) => (name in values ? String(values[name]) : gap));
}
