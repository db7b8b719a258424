import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failedTests, triageVerdict } from '../lib/failures.mjs';

function said(read, text) {
  const warnings = [];
  const value = read(text, (id, { problem }) => warnings.push(`${id}: ${problem}`));
  return { value, warnings };
}

const entries = (count, message = '') => JSON.stringify(Array.from({ length: count }, () => ({ name: 'test', message })));

test('up to 1,000 failed tests are read', () => {
  const { value, warnings } = said(failedTests, entries(1000));

  assert.deepEqual([value.length, warnings], [1000, []]);
});

for (const [text, warning] of [
  ['[', 'tests_unusable: it is not JSON'],
  ['{"name":"test"}', 'tests_unusable: it must be a JSON list'],
  ['"test"', 'tests_unusable: it must be a JSON list'],
  [entries(1001), 'tests_unusable: it has 1001 entries, and 1000 are the most'],
  [entries(300, 'é'.repeat(2000)), /^tests_unusable: it has 120\d+ bytes, and 1048576 are the most/],
]) {
  test(`failed tests of ${text.length} characters, ${text.slice(0, 12)}, are left out with a reason`, () => {
    const { value, warnings } = said(failedTests, text);

    assert.deepEqual([value, warnings.length], [undefined, 1]);
    assert.match(warnings[0], warning instanceof RegExp ? warning : new RegExp(`^${warning}`));
  });
}

test('a verdict is read as it is', () => {
  assert.deepEqual(said(triageVerdict, ' {"category": "?", "new": [1]} '), { value: { category: '?', new: [1] }, warnings: [] });
});

for (const [text, warning] of [
  ['{', 'verdict_unusable: it is not JSON'],
  ['[]', 'verdict_unusable: it must be a JSON object'],
  ['7', 'verdict_unusable: it must be a JSON object'],
  [`{"summary":"${'x'.repeat(16 * 1024)}"}`, 'verdict_unusable: it has 16398 bytes, and 16384 are the most'],
]) {
  test(`the verdict ${text.slice(0, 12)} is left out with a reason`, () => {
    const { value, warnings } = said(triageVerdict, text);

    assert.deepEqual([value, warnings.length], [undefined, 1]);
    assert.match(warnings[0], new RegExp(`^${warning}`));
  });
}

for (const text of ['', ' ', 'null']) {
  test(`'${text}' is nothing`, () => {
    assert.deepEqual(said(failedTests, text), { value: undefined, warnings: [] });
    assert.deepEqual(said(triageVerdict, text), { value: undefined, warnings: [] });
  });
}
