import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { filesMatching } from '../lib/glob.mjs';
import { testResults } from '../lib/test-results.mjs';

const REPORT = '<testsuite><testcase/></testsuite>';
let directory;
let said;
const say = (id, values) => said.push(`${id} ${Object.values(values).join()}`);

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'crcr-files-'));
  said = [];
});
afterEach(() => rmSync(directory, { recursive: true }));

function put(name, content = REPORT) {
  mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
  writeFileSync(path.join(directory, name), content);
}

for (const [pattern, expected] of [
  ['a.xml', ['a.xml']],
  ['*.xml', ['a.xml']],
  ['**/*.xml', ['a.xml', 'b/c.xml', 'b/d/e.xml', 'b/d/f+1.xml']],
  ['b/**', ['b/c.xml', 'b/d/e.xml', 'b/d/f+1.xml', 'b/d/g.txt']],
  ['b/**/d/*.xml', ['b/d/e.xml', 'b/d/f+1.xml']],
  ['b/*/?.xml', ['b/d/e.xml']],
  ['b/d/f+1.xml', ['b/d/f+1.xml']],
  ['./b/../a.xml', ['a.xml']],
  ['*', ['a.xml']],
  ['missing/*.xml', []],
  ['b', []],
]) {
  test(`the pattern ${pattern} matches ${expected.join(', ') || 'nothing'}`, async () => {
    ['a.xml', 'b/c.xml', 'b/d/e.xml', 'b/d/f+1.xml', 'b/d/g.txt'].forEach((name) => put(name));

    const found = await filesMatching(pattern, directory);

    assert.deepEqual(found.map((file) => path.relative(directory, file)), expected);
  });
}

test('signs that mean something elsewhere mean themselves', async () => {
  ['a[1].xml', 'a1.xml', 'bxxml', '.git/c.xml'].forEach((name) => put(name));
  const found = async (pattern) => (await filesMatching(pattern, directory)).map((file) => path.relative(directory, file));

  assert.deepEqual(await found('*[1].xml'), ['a[1].xml']);
  assert.deepEqual(await found('**/*.xml'), ['a1.xml', 'a[1].xml']);
  assert.deepEqual(await found('.git/*.xml'), ['.git/c.xml']);
});

test('a link that leads in a circle ends', async () => {
  put('a/b.xml');
  symlinkSync('..', path.join(directory, 'a/up'));

  assert.equal((await filesMatching('**/*.xml', directory)).length, 1);
});

test('counts as JSON are taken as they are', async () => {
  assert.deepEqual(await testResults(' {"passed": 42, "flaky": 1} ', directory, say), { passed: 42, flaky: 1 });
  assert.deepEqual(said, []);
});

for (const text of ['42 passed', '[1]', 'null', '7', '{"passed":']) {
  test(`${text} is left out with a reason`, async () => {
    assert.equal(await testResults(text, directory, say), undefined);
    assert.match(said.join(), /^results_unusable test-results /);
  });
}

test('several patterns count together, and no file twice', async () => {
  put('a.xml');
  put('b/c.xml');

  assert.deepEqual(await testResults('junit: *.xml\njunit:**/*.xml\n', directory, say), { passed: 2, failed: 0, skipped: 0 });
});

test('other XML beside the reports is passed over', async () => {
  put('a.xml');
  put('pom.xml', '<project/>');

  assert.deepEqual(await testResults('junit: *.xml', directory, say), { passed: 1, failed: 0, skipped: 0 });
  assert.deepEqual(said, []);
});

test('XML that is no report at all is said, and leaves the results out', async () => {
  put('coverage.xml', '<coverage/>');

  assert.equal(await testResults('junit: *.xml', directory, say), undefined);
  assert.deepEqual(said, ['results_unusable none of the files that test-results names is a JUnit report']);
});

test('a report without test cases is one', async () => {
  put('a.xml', '<testsuites/>');

  assert.deepEqual(await testResults('junit: *.xml', directory, say), { passed: 0, failed: 0, skipped: 0 });
});

test('a pattern without a file is said, and leaves the results out', async () => {
  assert.equal(await testResults('junit: out/*.xml', directory, say), undefined);
  assert.deepEqual(said, ['results_missing out/*.xml']);
});

test('a file that was cut off counts as far as it goes', async () => {
  put('a.xml', '<testsuite><testcase/><testcase><fail');

  assert.deepEqual(await testResults('junit: a.xml', directory, say), { passed: 2, failed: 0, skipped: 0 });
  assert.deepEqual(said, ['results_partial a.xml,it is not well-formed']);
});

// Linux has such a file: it is there, and reading its beginning fails.
test('a file that cannot be read is said, with the cause', { skip: process.platform !== 'linux' }, async () => {
  await testResults('junit: /proc/self/mem', directory, say);

  assert.match(said.join(), /^results_partial .*mem,EIO$/);
});

const utf16be = (text) => Buffer.from(text, 'utf16le').swap16();
for (const [encoding, encoded] of [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a mark', (text) => Buffer.from(`\ufeff${text}`)],
  ['Latin-1', (text) => Buffer.from(text, 'latin1')],
  ['UTF-16, little-endian', (text) => Buffer.from(text, 'utf16le')],
  ['UTF-16, little-endian, with a mark', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16, big-endian', utf16be],
  ['UTF-16, big-endian, with a mark', (text) => utf16be(`\ufeff${text}`)],
]) {
  test(`a file in ${encoding} is counted`, async () => {
    put('a.xml', encoded('<testsuite><testcase name="ö"/></testsuite>'));

    assert.deepEqual(await testResults('junit: a.xml', directory, say), { passed: 1, failed: 0, skipped: 0 });
    assert.deepEqual(said, []);
  });
}
