import { REPORT_MESSAGES, worded } from './messages.mjs';
import { plainText } from './plain-text.mjs';
import { upstreamFacts } from './upstream-facts.mjs';

const SHOWN_TESTS = 10;

/**
 * Returns the job summary of a report, as HTML on one line, in which Markdown has no meaning. Links are composed here;
 * none of them is taken from the payload.
 * @param {{clientPayload?: {parsed: object}, workflow: object, outcome: import('./outcome.mjs').Outcome, server:
 *   string, times?: {queue_time?: number, execution_time?: number}}} report `server` is the address of GitHub
 */
export function summary({ clientPayload, workflow, outcome, server, times = {} }) {
  const rows = [
    ...upstreamRows(upstreamFacts(clientPayload?.parsed), server),
    ['Job', escaped([workflow.job_name, workflow.conclusion].filter(Boolean).join(': '))],
    ['Report', escaped(worded(REPORT_MESSAGES[outcome.message], outcome.values))],
    ['Level', outcome.level && escaped(outcome.level)],
    ['Waited', seconds(times.queue_time)],
    ['Ran', seconds(times.execution_time)],
    ['Tests', testRow(workflow.test_results)],
    ['Failed', failedRow(workflow.failed_tests_detail)],
    ['Triage', verdictRow(workflow.triage_verdict, outcome)],
    ['Left out', escaped((outcome.leftOut ?? []).join('; '))],
    ['Artifacts', link(workflow.artifact_url, workflow.artifact_url)],
    ['Run', link(workflow.url, workflow.run_id)],
  ].filter(([, cell]) => cell);
  const cells = rows.map(([title, cell]) => `<tr><th align="left">${title}</th><td>${cell}</td></tr>`).join('');
  return `<h3>Cross-Repo CI Relay</h3><table>${cells}</table>\n\n`;
}

function upstreamRows({ repository, sha, number, title, ref }, server) {
  const base = repository && `${server}/${repository}`;
  return [
    [
      'Pull request',
      number && repository && `${link(`${base}/pull/${number}`, `${repository}#${number}`)} ${escaped(title ?? '', 200)}`,
    ],
    ['Ref', ref && escaped(ref, 200)],
    ['Commit', sha && (base ? link(`${base}/commit/${sha}`, sha) : escaped(sha))],
  ];
}

function testRow(results) {
  const counts = ['passed', 'failed', 'skipped'].filter((key) => Number.isFinite(results?.[key]));
  return counts.map((key) => `${results[key]} ${key}`).join(', ');
}

// Returns the names of the first ones.
function failedRow(tests = []) {
  const names = tests.slice(0, SHOWN_TESTS).map((test) => test?.name);
  const more = tests.length > SHOWN_TESTS ? ` and ${tests.length - SHOWN_TESTS} more` : '';
  const shown = names.filter((name) => typeof name === 'string').map((name) => escaped(name, 200));
  return `${shown.join(', ')}${more}`;
}

function verdictRow(verdict, { leftOut = [] }) {
  if (!verdict || leftOut.some((each) => each.startsWith('workflow.triage_verdict'))) {
    return undefined;
  }
  const [category, confidence, words] = ['category', 'confidence', 'summary'].map((member) =>
    typeof verdict[member] === 'string' ? verdict[member] : '',
  );
  return escaped(`${category}${confidence && ` (${confidence})`}${words && `: ${words}`}`);
}

function seconds(time) {
  return Number.isFinite(time) ? `${time} s` : undefined;
}

// An address is not cut, because a signed one is long, and useless without its end.
function link(address, text) {
  return /^https?:\/\//.test(address ?? '') ? `<a href="${escaped(address, Infinity)}">${escaped(text, 200)}</a>` : undefined;
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text, longest) {
  return plainText(text, longest).replace(/[&<>"']/g, (character) => ENTITIES[character]);
}
