import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobName } from '../lib/job-name.mjs';

const name = (matrix, more = {}) =>
  jobName({ given: '', job: 'build', matrix: JSON.stringify(matrix), index: '0', total: '2', ...more }).name;

for (const [matrix, expected] of [
  [{ arch: 'cuda', version: 12.4 }, 'build (cuda, 12.4)'],
  [{ config: { os: 'linux', gpu: { count: 2 } } }, 'build (linux, 2)'],
  [{ shards: [1, 2] }, 'build (1, 2)'],
  [{ cuda: true }, 'build (cuda=true)'],
  [{ config: { rocm: false } }, 'build (config.rocm=false)'],
  [{ extra: '', note: null }, 'build (extra=, note=)'],
  [{ flags: '-a, -b' }, 'build ("-a, -b")'],
  [{ flags: 'f(x)' }, 'build ("f(x)")'],
]) {
  test(`the leg ${JSON.stringify(matrix)} is ${expected}`, () => assert.equal(name(matrix), expected));
}

test('legs that differ have names that differ', () => {
  const legs = [
    { cuda: true },
    { rocm: true },
    { cuda: false },
    { a: 'x, y' },
    { a: 'x', b: 'y' },
    { a: '' },
    { b: '' },
    { a: null, b: 1 },
    { a: '"x', b: 'y' },
    { a: '"x', b: 'y"' },
  ];
  assert.equal(new Set(legs.map((leg) => name(leg))).size, legs.length);
});

test('a name of more than 1,000 characters is cut, and legs stay apart', () => {
  const matrix = { text: 'x'.repeat(2000) };

  const [first, second] = ['0', '1'].map((index) => name(matrix, { index }));

  assert.ok(first.length <= 1000);
  assert.notEqual(first, second);
});

for (const matrix of ['null', '', '{}', 'not JSON']) {
  test(`a job without a matrix ('${matrix}') has the name of its key`, () => {
    assert.deepEqual(jobName({ given: '', job: 'build', matrix, index: '', total: '' }), { name: 'build' });
  });
}

test('a runner that tells how many legs there are but not which this is is noticed', () => {
  assert.deepEqual(jobName({ given: '', job: 'build', matrix: '', index: '', total: '3' }), { name: 'build', warning: 'matrix_unnamed' });
});

test('a name that the author gives stands', () => {
  assert.deepEqual(jobName({ given: 'cuda', job: 'build', matrix: '{"a":1}', index: '0', total: '3' }), { name: 'cuda' });
});
