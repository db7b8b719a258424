import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entry } from '../lib/runner-files.mjs';

const delimiterOf = (text) => /<<(.*)\n/.exec(text)[1];

test('no value can end its own entry: nobody knows how the next one ends', () => {
  const delimiters = [1, 2, 3].map(() => delimiterOf(entry('hud', 'delivered')));

  assert.equal(new Set(delimiters).size, 3);
  assert.ok(delimiters.every((delimiter) => delimiter.length > 30));
});

test('a value of several lines is one entry', () => {
  const text = entry('hud', 'a\nstatus=owned\nb');

  assert.equal(text, `hud<<${delimiterOf(text)}\na\nstatus=owned\nb\n${delimiterOf(text)}\n`);
});
