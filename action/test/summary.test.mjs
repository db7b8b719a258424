import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summary } from '../lib/summary.mjs';

const OUTCOME = { kind: 'taken', message: 'taken', values: { status: 'completed', hud: 'delivered' } };

function summaryOf({ payload = {}, workflow = {} }) {
  return summary({
    clientPayload: { parsed: { payload } },
    workflow: { job_name: 'build', conclusion: 'success', ...workflow },
    outcome: OUTCOME,
    server: 'https://github.com',
  });
}

test('an address that is long, as signed ones are, is linked whole and shown in short', () => {
  const address = `https://example.org/logs?signature=${'a'.repeat(3000)}&b=1`;

  const html = summaryOf({ workflow: { artifact_url: address } });

  assert.ok(html.includes(`<a href="${address.replace('&', '&amp;')}">https://example.org/logs?signature=aaa`));
  assert.ok(html.length < 4000);
});

for (const address of ['javascript:alert(1)', 'data:text/html,x', '/relative', 'https://e.org/"><script>']) {
  test(`${address} makes no link out of its own`, () => {
    assert.doesNotMatch(summaryOf({ workflow: { artifact_url: address } }), /<a href="(?!https:)|<script/);
  });
}

for (const [what, payload] of [
  ['nothing', {}],
  ['no payload', null],
  ['texts where objects should be', { pull_request: 'x', repository: 'y' }],
  ['a repository that is no name', { repository: { full_name: '"><b>/x' }, pull_request: { number: 7, head: { sha: 'd6f' } } }],
  ['a number that is none', { repository: { full_name: 'a/b' }, pull_request: { number: '7"><b>', head: {} } }],
]) {
  test(`a payload with ${what} has a summary without the change`, () => {
    const html = summaryOf({ payload });

    assert.doesNotMatch(html, /Pull request|Commit|<b>/);
    assert.ok(html.includes('build: success'));
  });
}

test('a pushed commit has its ref and its commit', () => {
  const html = summaryOf({ payload: { ref: 'refs/heads/<main>', after: 'd6fde92930d4715a2b49857d24b940956b26d2d3', repository: { full_name: 'a/b' } } });

  assert.match(html, /Ref<\/th><td>refs\/heads\/&lt;main&gt;<.*<a href="https:\/\/github.com\/a\/b\/commit\/d6fde/);
});
