import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { ACTION, run } from './fixture/runner.mjs';

for (const [what, act, status, said] of [
  ['what it did', 'async () => 1', 1, ''],
  ['0 if a promise is never kept', '() => new Promise(() => {})', 0, 'it waits for what never comes\n'],
  ['0 if it throws', 'async () => { throw new Error("oh") }', 0, 'oh\n'],
  ['0 if something throws beside it', '() => new Promise(() => setImmediate(() => { throw new Error("oh") }))', 0, 'oh\n'],
]) {
  test(`a process ends with ${what}`, async () => {
    const script = `import { endingWell } from '${path.join(ACTION, 'lib/ending.mjs')}'; endingWell(${act}, console.log);`;

    const ended = await run(process.execPath, ['--input-type=module', '--eval', script]);

    assert.deepEqual([ended.status, ended.out, ended.err], [status, said, '']);
  });
}

test('a process says all that it has to say before it ends', async () => {
  const script = `import { endingWell } from '${path.join(ACTION, 'lib/ending.mjs')}';
    endingWell(async () => { console.log('x'.repeat(1e6)); return 0; }, console.log);`;

  assert.equal((await run(process.execPath, ['--input-type=module', '--eval', script])).out.length, 1e6 + 1);
});
