import { conclusionOf } from './conclusion.mjs';
import { failedTests, triageVerdict } from './failures.mjs';
import { WrongInput } from './settings.mjs';
import { testResults } from './test-results.mjs';

/**
 * How a job ended, and what else its last report says of that.
 * @param {{input: (name: string) => string, jobStatus: string, directory: string, say: Function}} job `jobStatus` as
 *   the CI system tells, `directory` what patterns of files are relative to
 * @throws {WrongInput}
 */
export async function resultOf({ input, jobStatus, directory, say }) {
  const { conclusion, unknown, problem } = conclusionOf(input('conclusion'), jobStatus);
  if (problem) {
    throw new WrongInput('conclusion', problem);
  }
  if (unknown) {
    say('outcome_unknown', { value: jobStatus });
  }
  return {
    conclusion,
    testResults: await testResults(input('test-results'), directory, say),
    failedTests: failedTests(input('failed-tests-detail'), say),
    triageVerdict: triageVerdict(input('triage-verdict'), say),
    artifactUrl: input('artifact-url'),
  };
}
