#!/usr/bin/env node
import { logging } from './lib/annotations.mjs';
import { USAGE, command } from './lib/command.mjs';
import { REPORT_MESSAGES } from './lib/messages.mjs';
import { system } from './lib/system.mjs';

const env = process.env;
const { say } = logging((line) => console.error(line), REPORT_MESSAGES);
const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  process.stdout.write(USAGE);
} else {
  const { status, answer } = await command({ args, env, io: system(env), say, directory: process.cwd() });
  if (answer) {
    console.log(JSON.stringify(answer));
  } else {
    process.stderr.write(USAGE);
  }
  process.exitCode = status;
}
