import { randomUUID } from 'node:crypto';

/**
 * Returns an entry of the files behind GITHUB_OUTPUT and GITHUB_STATE. The delimiter is random, so that no value can
 * end its own entry and begin another.
 */
export function entry(name, value) {
  const delimiter = `end-${randomUUID()}`;
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}

/** Returns the entries of several names, in their order. */
export function entries(values) {
  return Object.entries(values)
    .map(([name, value]) => entry(name, value ?? ''))
    .join('');
}
