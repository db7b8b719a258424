/** The reference reporter's names for the variables `CRCR_…`. */
const NAMES = {
  CRCR_CALLBACK_URL: 'CALLBACK_URL',
  CRCR_CLIENT_PAYLOAD: 'CLIENT_PAYLOAD',
  CRCR_ID_TOKEN: 'OIDC_TOKEN',
  CRCR_STATUS: 'STATUS',
  CRCR_CONCLUSION: 'CONCLUSION',
  CRCR_DELIVERY_ID: 'DELIVERY_ID_OVERRIDE',
  CRCR_EVENT_TYPE: 'EVENT_TYPE_OVERRIDE',
  CRCR_RUN_ID: 'RUN_ID',
  CRCR_RUN_ATTEMPT: 'RUN_ATTEMPT',
  CRCR_WORKFLOW_NAME: 'WORKFLOW_NAME',
  CRCR_WORKFLOW_URL: 'WORKFLOW_URL',
  CRCR_JOB_NAME: 'JOB_NAME',
  CRCR_CHECK_RUN_ID: 'CHECK_RUN_ID',
  CRCR_TEST_RESULTS: 'TEST_RESULTS',
  CRCR_FAILED_TESTS_DETAIL: 'FAILED_TESTS_DETAIL',
  CRCR_TRIAGE_VERDICT: 'TRIAGE_VERDICT',
  CRCR_ARTIFACT_URL: 'ARTIFACT_URL',
  CRCR_MAX_TIME: 'MAX_TIME',
};

/**
 * Returns the environment with the names of the reference's `report_callback.py` and `report_callback_buildkite.sh`
 * translated, if it is meant for these. Most of the names are common, as `STATUS` is, so that they count only beside
 * one that only the reference has.
 * @see https://github.com/pytorch/test-infra/tree/main/.github/actions/cross-repo-ci-relay-callback
 */
export function withReferenceNames(env) {
  if (!env.DELIVERY_ID_OVERRIDE && !env.EVENT_TYPE_OVERRIDE && !(env.OIDC_TOKEN && env.CLIENT_PAYLOAD)) {
    return env;
  }
  const given = { ...(env.BUILDKITE ? buildkites(env) : {}), STATUS: 'completed', ...present(env) };
  const named = Object.entries(NAMES).map(([ours, theirs]) => [ours, given[ours] || given[theirs] || '']);
  return { ...env, ...Object.fromEntries(named) };
}

function present(env) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value));
}

// The values that the reference's wrapper accepts there.
function buildkites(env) {
  return present({ RUN_ID: env.BUILDKITE_BUILD_ID, JOB_NAME: env.BUILDKITE_LABEL || env.BUILDKITE_STEP_KEY });
}
