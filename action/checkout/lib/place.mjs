import { lstat, mkdir, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from './failure.mjs';

// Marks a checkout of this action, which may remove it.
const MARK = 'crcr-checkout';

/**
 * Makes a directory for a checkout below the workspace, empty but for the mark. A checkout of an earlier job is removed
 * as a whole, because its configuration and hooks are not trusted.
 * @returns {Promise<string>} its absolute path
 * @throws {Failure} if it is not below the workspace, also by a link, or holds something else
 */
export async function markedPlace(workspace, input) {
  const root = await realpath(workspace);
  const place = path.resolve(root, input);
  if (!isBelow(root, place) || path.relative(root, place).toLowerCase().split(path.sep).includes('.git')) {
    throw new Failure('input', { input: 'path', problem: 'must lead to a directory below the workspace' });
  }
  await withoutLinks(root, place);
  const found = await readdir(place).catch((error) => {
    if (error.code === 'ENOENT') {
      return [];
    }
    throw new Failure('input', { input: 'path', problem: `cannot be used (${error.code})` });
  });
  if (found.length > 0) {
    if (!(await exists(path.join(place, '.git', MARK)))) {
      throw new Failure('input', { input: 'path', problem: 'leads to a directory that holds something else' });
    }
    await rm(place, { recursive: true, force: true });
  }
  // Written first, so that after any end of this job the next one can start again.
  await mkdir(path.join(place, '.git'), { recursive: true });
  await writeFile(path.join(place, '.git', MARK), '');
  return place;
}

function isBelow(root, place) {
  const relative = path.relative(root, place);
  return relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

async function withoutLinks(root, place) {
  for (let part = place; part !== root; part = path.dirname(part)) {
    const found = await lstat(part).catch(() => undefined);
    if (found?.isSymbolicLink()) {
      throw new Failure('input', { input: 'path', problem: 'leads through a link' });
    }
  }
}

function exists(file) {
  return stat(file).then(
    () => true,
    () => false,
  );
}
