import { annotating } from './lib/annotations.mjs';
import { REPORT_MESSAGES } from './lib/messages.mjs';
import { runnerOf } from './lib/runner.mjs';
import { finish } from './lib/step.mjs';
import { system } from './lib/system.mjs';

const voice = annotating((line) => console.log(line), REPORT_MESSAGES);
const failed = await finish({ runner: runnerOf(process.env), io: system(process.env), ...voice });
process.exitCode = failed ? 1 : 0;
