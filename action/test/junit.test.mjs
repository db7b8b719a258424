import assert from 'node:assert/strict';
import { test } from 'node:test';
import { junitCounter } from '../lib/junit.mjs';

function counted(text, size = text.length) {
  const counter = junitCounter();
  for (let at = 0; at < text.length; at += size) {
    counter.write(text.slice(at, at + size));
  }
  const { passed, failed, skipped, wellFormed } = counter.end();
  return `${passed} ${failed} ${skipped}${wellFormed ? '' : ' not well-formed'}`;
}

for (const [what, text, expected] of [
  ['cases of each kind', '<testsuite tests="9"><testcase name="a"/><testcase><failure/></testcase><testcase><error>x</error></testcase><testcase><skipped/></testcase></testsuite>', '1 2 1'],
  ['nested suites, once', '<testsuites tests="2"><testsuite tests="2"><testsuite tests="1"><testcase/></testsuite><testcase/></testsuite></testsuites>', '2 0 0'],
  ['a case with a failure and an error, once', '<testsuite><testcase><failure/><error/><skipped/></testcase></testsuite>', '0 1 0'],
  ['output beside a failure', '<testsuite><testcase><system-out>a</system-out><failure/></testcase></testsuite>', '0 1 0'],
  ['no failure within output', '<testsuite><testcase><system-out><failure/></system-out></testcase></testsuite>', '1 0 0'],
  ['no failure of a suite', '<testsuite><error/><testcase/></testsuite>', '1 0 0'],
  ['a tag in an attribute', '<testsuite><testcase name="a > b <failure/>" classname=\'"/>\'/></testsuite>', '1 0 0'],
  ['a tag in CDATA', '<testsuite><testcase><system-out><![CDATA[<failure/>]] ></testcase>]]></system-out></testcase></testsuite>', '1 0 0'],
  ['a tag in a comment', '<testsuite><!-- <testcase/> -- > --><testcase/></testsuite>', '1 0 0'],
  ['a tag in an instruction', '<?xml version="1.0"?><testsuite><?x <testcase/> ?><testcase/></testsuite>', '1 0 0'],
  ['a document type', '<!DOCTYPE testsuite [<!ENTITY a "<testcase/>"><!ELEMENT b (c)>]><testsuite><testcase name="&a;"/></testsuite>', '1 0 0'],
  ['entities, which are not expanded', '<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "<testcase/>">]><testsuite>&a;</testsuite>', '0 0 0'],
  ['names with a prefix', '<j:testsuite xmlns:j="x"><j:testcase><j:failure/></j:testcase></j:testsuite>', '0 1 0'],
  ['similar names', '<testsuite><testcases/><testcase-x/><testcase><failures/><flakyFailure/></testcase></testsuite>', '1 0 0'],
  ['cases that GoogleTest did not run', '<testsuite><testcase status="notrun"/><testcase status="run"/><testcase classname="status" x="notrun"/></testsuite>', '2 0 1'],
  ['blanks and line breaks in tags', '<testsuite\n><testcase\n name = "a"\n/><testcase ><failure\t/></testcase ></testsuite\n>', '1 1 0'],
  ['a suite without cases', '<testsuite/>', '0 0 0'],
  ['nothing', '', '0 0 0 not well-formed'],
  ['no XML', 'Killed', '0 0 0 not well-formed'],
  ['a file that was cut off', '<testsuite><testcase/><testcase><failure>', '1 1 0 not well-formed'],
  ['a file that was cut off in a tag', '<testsuite><testcase/><testcase na', '1 0 0 not well-formed'],
  ['a case that does not end', '<testsuite><testcase><failure/><testcase/></testsuite>', '1 1 0 not well-formed'],
  ['ends without beginnings', '</a><testsuite><testcase/></testsuite>', '1 0 0 not well-formed'],
]) {
  test(`counts ${what}`, () => {
    assert.equal(counted(text), expected);
  });

  test(`counts ${what}, in pieces of every size`, () => {
    for (let size = 1; size < Math.min(12, text.length); size++) {
      assert.equal(counted(text, size), expected, `in pieces of ${size}`);
    }
  });
}

test('a large report is counted in little memory', () => {
  const counter = junitCounter();
  const output = 'x'.repeat(1 << 20);
  counter.write('<testsuite>');
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < 200; i++) {
    counter.write(`<testcase name="${output}"><system-out><![CDATA[${output}]]></system-out></testcase>`);
  }
  counter.write('</testsuite>');
  global.gc?.();

  assert.deepEqual(counter.end(), { passed: 200, failed: 0, skipped: 0, wellFormed: true, isReport: true });
  assert.ok(process.memoryUsage().heapUsed - before < 100 << 20);
});
