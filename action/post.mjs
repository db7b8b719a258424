import { annotating } from './lib/annotations.mjs';
import { endingWell } from './lib/ending.mjs';
import { REPORT_MESSAGES } from './lib/messages.mjs';
import { runnerOf } from './lib/runner.mjs';
import { finish } from './lib/step.mjs';
import { system } from './lib/system.mjs';

const { say, mask } = annotating((line) => console.log(line), REPORT_MESSAGES);
endingWell(
  async () => ((await finish({ runner: runnerOf(process.env), io: system(process.env), say, mask })) ? 1 : 0),
  (cause) => say('unexpected', { cause }),
);
