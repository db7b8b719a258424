#!/usr/bin/env node
import { logging } from './lib/annotations.mjs';
import { USAGE, command } from './lib/command.mjs';
import { endingWell } from './lib/ending.mjs';
import { REPORT_MESSAGES } from './lib/messages.mjs';
import { system } from './lib/system.mjs';

const { say } = logging((line) => console.error(line), REPORT_MESSAGES);
const args = process.argv.slice(2);

endingWell(
  async () => {
    if (args.includes('--help') || args.includes('-h')) {
      console.log(USAGE);
      return 0;
    }
    const { status, answer } = await command({ args, env: process.env, io: system(process.env), say, directory: process.cwd() });
    if (answer) {
      console.log(JSON.stringify(answer));
    } else {
      console.error(USAGE);
    }
    return status;
  },
  (cause) => say('unexpected', { cause }),
);
