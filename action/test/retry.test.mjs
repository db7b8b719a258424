import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retrying } from '../lib/retry.mjs';

// A clock that moves only when somebody sleeps.
function time({ seconds, random = 1 }) {
  const pauses = [];
  let now = 0;
  return {
    pauses,
    spend: (ms) => (now += ms),
    clock: () => now,
    sleep: async (ms) => {
      pauses.push(ms);
      now += ms;
    },
    random: () => random,
    deadline: seconds * 1000,
    most: (seconds * 1000) / 2,
  };
}

function answers(...all) {
  let next = 0;
  return async () => {
    const answer = all[Math.min(next++, all.length - 1)];
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  };
}

const of = (http, headers = {}) => ({ http, headers });

test('pauses grow, and end with the time', async () => {
  const passing = time({ seconds: 10 });

  assert.deepEqual(await retrying(answers(of(503)), passing), of(503));
  assert.deepEqual(passing.pauses, [250, 500, 1000, 2000, 4000]);
});

test('pauses differ from each other by chance', async () => {
  const passing = time({ seconds: 1, random: 0 });

  await retrying(answers(of(502)), passing);
  assert.deepEqual(passing.pauses, [125, 250, 500]);
});

const DATE = 'Wed, 21 Oct 2026 07:28:00 GMT';

for (const [what, headers, pause] of [
  ['in seconds', { 'retry-after': '3' }, 3250],
  ['as a date, which counts from that of the answer', { 'retry-after': 'Wed, 21 Oct 2026 07:28:03 GMT', date: DATE }, 3250],
  ['of no time, which does not make it haste', { 'retry-after': '0' }, 250],
  ['as a date that counts from nothing', { 'retry-after': 'Fri, 21 Oct 2033 07:28:00 GMT' }, 250],
  ['as a date that has passed', { 'retry-after': 'Wed, 21 Oct 2026 07:27:00 GMT', date: DATE }, 250],
]) {
  test(`a Retry-After ${what} is obeyed`, async () => {
    const passing = time({ seconds: 10 });

    assert.equal((await retrying(answers(of(429, headers), of(200)), passing)).http, 200);
    assert.deepEqual(passing.pauses, [pause]);
  });
}

test('a Retry-After of no time is not asked without end', async () => {
  const passing = time({ seconds: 10 });

  await retrying(answers(of(503, { 'retry-after': '0' })), passing);
  assert.equal(passing.pauses.length, 5);
});

test('a Retry-After beyond the time is not waited for', async () => {
  const passing = time({ seconds: 10 });

  assert.equal((await retrying(answers(of(429, { 'retry-after': '10' })), passing)).http, 429);
  assert.deepEqual(passing.pauses, []);
});

for (const header of ['soon', '-1', 'October 2027', '1e9', '']) {
  test(`a Retry-After of '${header}' counts as none`, async () => {
    const passing = time({ seconds: 10 });

    await retrying(answers(of(429, { 'retry-after': header, date: DATE }), of(200)), passing);
    assert.deepEqual(passing.pauses, [250]);
  });
}

for (const http of [200, 202, 307, 400, 401, 403, 404, 408, 409, 413, 422, 500, 501]) {
  test(`${http} is not tried again`, async () => {
    const passing = time({ seconds: 10 });

    await retrying(answers(of(http)), passing);
    assert.deepEqual(passing.pauses, []);
  });
}

test('what is thrown is tried again, and tells its cause in the end', async () => {
  const passing = time({ seconds: 1 });

  assert.deepEqual(await retrying(answers(new Error('ECONNRESET')), passing), { cause: 'ECONNRESET' });
  assert.deepEqual(passing.pauses, [250, 500]);
});

test('no attempt may take longer than the time left, nor longer than one may', async () => {
  const passing = time({ seconds: 1 });
  const allowed = [];

  await retrying(async (within) => allowed.push(within) && of(503), passing);
  assert.deepEqual(allowed, [500, 500, 250]);
});

test('an attempt that the end cuts off tells nothing new', async () => {
  const passing = time({ seconds: 1 });
  let tries = 0;
  const cutOff = async (within) => {
    if (tries++ > 0) {
      passing.spend(within);
    }
    throw new Error(tries === 1 ? 'ECONNRESET' : 'no answer');
  };

  assert.deepEqual(await retrying(cutOff, { ...passing, most: 1000 }), { cause: 'ECONNRESET' });
  assert.equal(tries, 2);
});
