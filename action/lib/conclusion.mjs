/** The conclusions of a completed job: those that GitHub's checks accept. */
export const CONCLUSIONS = [
  'success',
  'failure',
  'neutral',
  'cancelled',
  'skipped',
  'timed_out',
  'action_required',
  'stale',
];

// Other CI systems have other words for them.
const SAME = { failed: 'failure', passed: 'success', canceled: 'cancelled', succeeded: 'success', timedout: 'timed_out' };

/**
 * Returns the conclusion of a job: the author's, or else the runner's outcome. Without either it is `neutral`, and
 * never an unproven success.
 * @returns {{conclusion?: string, unknown?: true, problem?: string}} `unknown` if the runner does not give one
 */
export function conclusionOf(given, jobStatus) {
  if (given) {
    const conclusion = known(given);
    return conclusion ? { conclusion } : { problem: `must be one of ${CONCLUSIONS.join(', ')}` };
  }
  const conclusion = known(jobStatus);
  return conclusion ? { conclusion } : { conclusion: 'neutral', unknown: true };
}

function known(text) {
  const word = text.trim().toLowerCase();
  const conclusion = SAME[word] ?? word;
  return CONCLUSIONS.includes(conclusion) ? conclusion : undefined;
}
