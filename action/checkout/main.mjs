import { annotating } from '../lib/annotations.mjs';
import { CHECKOUT_MESSAGES } from '../lib/messages.mjs';
import { runnerOf } from '../lib/runner.mjs';
import { checkout } from './lib/checkout.mjs';

const voice = annotating((line) => console.log(line), CHECKOUT_MESSAGES);
const failed = await checkout({ runner: runnerOf(process.env), ...voice });
process.exitCode = failed ? 1 : 0;
