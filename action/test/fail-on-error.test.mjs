import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failOnError } from '../lib/fail-on-error.mjs';

const REFUSALS = ['307', '400', '401', '403', '404', '409', '413', '418', '422', 'hud'];

for (const [text, expected] of [
  ['', ['400', '401', '403', 'hud']],
  ['default', ['400', '401', '403', 'hud']],
  [' Default ', ['400', '401', '403', 'hud']],
  ['always', REFUSALS],
  ['never', []],
  ['hud', ['hud']],
  ['409', ['409']],
  ['307, 409 HUD', ['307', '409', 'hud']],
]) {
  test(`'${text}' fails on ${expected.join(', ') || 'nothing'}`, () => {
    const { fails } = failOnError(text);

    assert.deepEqual(REFUSALS.filter((each) => fails({ kind: 'refused', class: each })), expected);
    for (const kind of ['taken', 'ignored', 'unavailable', 'none']) {
      assert.equal(fails({ kind, class: '400' }), false, kind);
    }
  });
}

for (const text of ['sometimes', 'true', '500', '4xx', 'never, 400', 'always hud', '400,', ',']) {
  test(`'${text}' makes no sense`, () => assert.match(failOnError(text).problem, /^must be 'default'/));
}
