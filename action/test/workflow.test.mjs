import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workflowMember } from '../lib/workflow.mjs';

const JOB = { name: 'CI', url: '', runId: '7', runAttempt: '2', jobName: 'build' };

function idOf(more) {
  return workflowMember({ ...JOB, ...more }, 'in_progress').check_run_id;
}

test('a job without a check run has an id of its own in both reports', () => {
  assert.equal(idOf({}), '7-2-build');
  assert.equal(workflowMember(JOB, 'completed', { conclusion: 'success' }).check_run_id, '7-2-build');
  assert.equal(idOf({ runAttempt: '' }), '7-1-build', 'the first attempt, as the relay takes it');
});

test('ids of other runs, attempts and jobs differ, also of names that are alike for long', () => {
  const long = 'x'.repeat(999);
  const ids = [{}, { runId: '72' }, { runAttempt: '1' }, { jobName: 'test' }, { jobName: `${long}1` }, { jobName: `${long}2` }].map(idOf);

  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.every((id) => id.length <= 120), ids.join());
});
