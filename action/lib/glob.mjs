import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Returns the files that match a pattern, sorted. In it `*` and `?` stand for any text and any character within a name,
 * and `**` for any number of directories; that follows no links and leaves out `.git`.
 * @param {string} pattern with `/`; relative to the directory, or absolute
 * @returns {Promise<string[]>} absolute paths
 */
export async function filesMatching(pattern, directory) {
  const whole = path.resolve(directory, pattern);
  const { root } = path.parse(whole);
  const parts = whole.slice(root.length).split(path.sep);
  const wild = parts.findIndex((part) => /[*?]/.test(part));
  if (wild < 0) {
    return (await isFile(whole)) ? [whole] : [];
  }
  const found = new Set();
  await walk(path.join(root, ...parts.slice(0, wild)), parts.slice(wild), found);
  return [...found].sort();
}

async function walk(directory, [part, ...rest], found) {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  if (part === '**') {
    await walk(directory, rest.length > 0 ? rest : ['*'], found);
    for (const entry of entries.filter((each) => each.isDirectory() && each.name !== '.git')) {
      await walk(path.join(directory, entry.name), [part, ...rest], found);
    }
    return;
  }
  const matches = expression(part);
  for (const entry of entries.filter(({ name }) => matches.test(name))) {
    const full = path.join(directory, entry.name);
    if (rest.length > 0) {
      await walk(full, rest, found);
    } else if (await isFile(full)) {
      found.add(full);
    }
  }
}

function expression(part) {
  const source = part
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 's');
}

async function isFile(file) {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
