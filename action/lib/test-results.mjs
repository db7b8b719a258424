import { createReadStream } from 'node:fs';
import path from 'node:path';
import { filesMatching } from './glob.mjs';
import { junitCounter } from './junit.mjs';

const JUNIT = 'junit:';

/**
 * Returns the test results that an input names: counts as JSON, or `junit:` and a pattern of files, one a line. A wrong
 * input is only reported, because a report without test results is better than none.
 * @param {string} text
 * @param {string} directory the base of patterns
 * @param {(id: string, values: object) => void} say
 * @returns {Promise<object | undefined>}
 */
export async function testResults(text, directory, say) {
  const given = text.trim();
  if (!given) {
    return undefined;
  }
  return given.startsWith(JUNIT) ? counted(given, directory, say) : parsed(given, say);
}

function parsed(json, say) {
  let value;
  try {
    value = JSON.parse(json);
  } catch {
    say('results_unusable', { problem: `test-results is neither JSON nor '${JUNIT}' and a path` });
    return undefined;
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    say('results_unusable', { problem: 'test-results must be a JSON object, as {"passed": 42, "failed": 3, "skipped": 5}' });
    return undefined;
  }
  return value;
}

async function counted(lines, directory, say) {
  const files = new Set();
  for (const line of lines.split('\n').map((each) => each.trim()).filter(Boolean)) {
    const pattern = line.startsWith(JUNIT) ? line.slice(JUNIT.length).trim() : line;
    const matching = await filesMatching(pattern, directory);
    if (matching.length === 0) {
      say('results_missing', { pattern });
    }
    matching.forEach((file) => files.add(file));
  }
  if (files.size === 0) {
    return undefined;
  }
  const sum = { passed: 0, failed: 0, skipped: 0 };
  let reports = 0;
  for (const file of files) {
    const { problem, isReport, ...counts } = await countsOf(file);
    if (problem) {
      say('results_partial', { file: path.relative(directory, file), problem });
    }
    Object.keys(sum).forEach((key) => (sum[key] += counts[key]));
    reports += isReport ? 1 : 0;
  }
  if (reports === 0) {
    say('results_unusable', { problem: 'none of the files that test-results names is a JUnit report' });
    return undefined;
  }
  return sum;
}

async function countsOf(file) {
  const counter = junitCounter();
  let decoder;
  let failure;
  try {
    for await (const part of createReadStream(file)) {
      decoder ??= decoderOf(part);
      counter.write(decoder.decode(part, { stream: true }));
    }
  } catch (error) {
    failure = error.code;
  }
  const { wellFormed, ...counts } = counter.end();
  return { ...counts, problem: failure ?? (wellFormed ? undefined : 'it is not well-formed') };
}

// The names of JUnit are ASCII, which has the same bytes in every encoding that is in use but UTF-16. That has a mark
// at its beginning, or else a zero in its first character, which is "<".
function decoderOf([first, second]) {
  if ((first === 0xff && second === 0xfe) || second === 0) {
    return new TextDecoder('utf-16le');
  }
  return new TextDecoder((first === 0xfe && second === 0xff) || first === 0 ? 'utf-16be' : 'latin1');
}
