import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memberText, withMember } from '../lib/raw-json.mjs';

for (const [json, expected] of [
  ['{"a":1,"p":12345678901234567890.10,"z":2}', '12345678901234567890.10'],
  [' { "p" : "x\\"},\\\\" , "q": 1 } ', '"x\\"},\\\\"'],
  ['{"p":{"p":[1,{"p":"}]"}]} }', '{"p":[1,{"p":"}]"}]}'],
  ['{"q":{"p":1},"r":["p",{"p":2}],"p":true}', 'true'],
  ['{"q":"\\"p\\":3","p":null}', 'null'],
  ['{"\\u0070":[ 1 , 2 ]\n}', '[ 1 , 2 ]'],
  ['{"p":1,"p":2}', '2'],
  ['{"p":-1e-9\t}', '-1e-9'],
  ['{"q":1}', undefined],
  ['{}', undefined],
  ['[{"p":1}]', undefined],
  ['"p"', undefined],
]) {
  test(`the member p of ${json} is ${expected}`, () => assert.equal(memberText(json, 'p'), expected));
}

for (const [object, expected] of [
  ['{}', '{"w":{"x":1}}'],
  ['{ }', '{"w":{"x":1}}'],
  ['{"a":12345678901234567890 }', '{"a":12345678901234567890,"w":{"x":1}}'],
  ['{"a":{}}', '{"a":{},"w":{"x":1}}'],
]) {
  test(`${object} with one more member is ${expected}`, () => assert.equal(withMember(object, 'w', { x: 1 }), expected));
}

// A small generator of one's own, so that a failure can be had again.
function randoms(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function anything(random, depth) {
  const pick = random(depth > 0 ? 7 : 5);
  const text = () => Array.from({ length: random(6) }, () => '{}[]",:\\ \n\u0000pé🚀'.at(random(14))).join('').toWellFormed();
  const many = (make) => Array.from({ length: random(4) }, make);
  return [
    () => text(),
    () => random(1e9) / (1 + random(1000)),
    () => null,
    () => random(2) === 0,
    () => '',
    () => many(() => anything(random, depth - 1)),
    () => Object.fromEntries(many(() => [text() || 'p', anything(random, depth - 1)])),
  ][pick]();
}

test('whatever a member holds, it is found and kept', () => {
  const random = randoms(20260504);
  for (let i = 0; i < 2000; i++) {
    const value = { p: anything(random, 4), q: anything(random, 4) };
    const json = JSON.stringify({ before: anything(random, 3), payload: value, after: anything(random, 3) }, null, random(3));

    const text = memberText(json, 'payload');

    assert.deepEqual(JSON.parse(text), value, json);
    assert.ok(json.includes(text));
    assert.deepEqual(JSON.parse(withMember(text, 'workflow', { i })), { ...value, workflow: { i } });
  }
});
