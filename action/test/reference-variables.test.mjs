import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withReferenceNames } from '../lib/reference-variables.mjs';

const OVERRIDES = { DELIVERY_ID_OVERRIDE: 'd6fd', EVENT_TYPE_OVERRIDE: 'nightly' };
const BUILDKITE = { BUILDKITE: 'true', BUILDKITE_BUILD_ID: '0190-b', BUILDKITE_LABEL: 'GPU tests', BUILDKITE_STEP_KEY: 'gpu' };

test('names that are anybody’s count for nothing by themselves', () => {
  const env = { STATUS: 'completed', JOB_NAME: 'x', RUN_ID: '7', CALLBACK_URL: 'https://elsewhere.example', OIDC_TOKEN: 't' };

  assert.equal(withReferenceNames(env), env);
});

test('beside a name of the reference’s own they stand for what is not set here', () => {
  const env = withReferenceNames({ ...OVERRIDES, RUN_ID: '7', JOB_NAME: 'theirs', CRCR_JOB_NAME: 'ours', CONCLUSION: 'failure' });

  const { CRCR_RUN_ID, CRCR_JOB_NAME, CRCR_CONCLUSION, CRCR_STATUS, CRCR_DELIVERY_ID, CRCR_EVENT_TYPE } = env;
  assert.deepEqual(
    [CRCR_RUN_ID, CRCR_JOB_NAME, CRCR_CONCLUSION, CRCR_STATUS, CRCR_DELIVERY_ID, CRCR_EVENT_TYPE],
    ['7', 'ours', 'failure', 'completed', 'd6fd', 'nightly'],
  );
});

test('a dispatched job is told by its payload and token', () => {
  const env = withReferenceNames({ CLIENT_PAYLOAD: '{}', OIDC_TOKEN: 't', STATUS: 'in_progress' });

  assert.deepEqual([env.CRCR_CLIENT_PAYLOAD, env.CRCR_ID_TOKEN, env.CRCR_STATUS], ['{}', 't', 'in_progress']);
});

test('on Buildkite run and job are those of the reference’s wrapper', () => {
  const env = withReferenceNames({ ...OVERRIDES, ...BUILDKITE });

  assert.deepEqual([env.CRCR_RUN_ID, env.CRCR_JOB_NAME], ['0190-b', 'GPU tests']);
  assert.equal(withReferenceNames(BUILDKITE), BUILDKITE);
});
