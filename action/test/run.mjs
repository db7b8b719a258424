// Starts the relay with everything around it, once for all tests, and runs them.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const project = path.resolve(here, '../..');
const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin/java') : 'java';
const classpath = ['lab/target/relay-lab.jar', 'lab/target/lib/*', 'bootstrap/target/relay.jar', 'bootstrap/target/lib/*']
  .map((part) => path.join(project, part))
  .join(':');

if (!existsSync(path.join(project, 'lab/target/relay-lab.jar'))) {
  console.error('The relay is not built, and these tests run against it: run ./relay build first.');
  process.exit(1);
}
const files = readdirSync(here).filter((name) => name.endsWith('.test.mjs'));
const only = process.argv.slice(2);
const chosen = files.filter((name) => only.length === 0 || only.some((part) => name.includes(part)));
if (chosen.length === 0) {
  fail(`No file of tests has ${only.join(' or ')} in its name.`);
}
const options = ['--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow', '-Xlog:disable'];
const stage = spawn(java, [...options, '-cp', classpath, 'crcr.lab.demo.OpenStage'], { stdio: ['pipe', 'pipe', 'inherit'] });
stage.on('error', (error) => fail(`${java} does not start (${error.code}); set JAVA_HOME to a JDK 25.`));
stage.on('exit', (code) => fail(`The relay ended with status ${code} before the tests did.`));
const addresses = await new Promise((resolve) => createInterface(stage.stdout).once('line', resolve));

// Tests that read HUD run one after the other, because HUD's planned answers are for the next request.
const needsHud = (name) => readFileSync(path.join(here, name), 'utf8').match(/recordsOf|selfReportsOf/);
const failed =
  (await run(chosen.filter((name) => !needsHud(name)), availableParallelism())) | (await run(chosen.filter(needsHud), 1));
stage.removeAllListeners('exit');
stage.stdin.end();
await new Promise((resolve) => stage.on('exit', resolve));
process.exit(failed);

async function run(names, atATime) {
  if (names.length === 0) {
    return 0;
  }
  const tests = spawn(process.execPath, ['--test', `--test-concurrency=${atATime}`, ...names.map((name) => path.join(here, name))], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CRCR_STAGE: addresses },
  });
  return new Promise((resolve) => tests.on('exit', (code) => resolve(code === 0 ? 0 : 1)));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
