import { conclusionOf } from './conclusion.mjs';
import { failedTests, triageVerdict } from './failures.mjs';
import { WrongInput } from './settings.mjs';
import { testResults } from './test-results.mjs';

/**
 * Returns how a job ended, with the further parts of its last report.
 * @param {{input: (name: string) => string, jobStatus: string, directory: string, say: Function}} job `jobStatus`
 *   the CI system's status, `directory` the base of file patterns
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
