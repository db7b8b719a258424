const LONGEST = 1000;

/**
 * Returns the name under which a job reports. Every leg of a matrix has one of its own, in GitHub's form:
 * `build (cuda, 12.4)`.
 * @param {{given: string, job: string, matrix: string, index: string, total: string}} context the input, and the
 *   runner's facts: the job's key, the matrix as JSON, and which leg of how many this is
 * @returns {{name: string, warning?: string}} `warning` is a message's name
 */
export function jobName({ given, job, matrix, index, total }) {
  const legs = Number(total) || 1;
  if (given) {
    return legs > 1 && given === job ? { name: given, warning: 'matrix_shared' } : { name: given };
  }
  const values = leaves(objectIn(matrix));
  if (values.length > 0) {
    return { name: shortened(`${job} (${values.join(', ')})`, index) };
  }
  if (legs === 1) {
    return { name: job };
  }
  return /^\d+$/.test(index)
    ? { name: `${job} (${Number(index) + 1} of ${legs})`, warning: 'matrix_unknown' }
    : { name: job, warning: 'matrix_unnamed' };
}

function objectIn(json) {
  try {
    return JSON.parse(json) ?? {};
  } catch {
    return {};
  }
}

// Text and numbers are clear by themselves. True, false, null and empty text need the name of their key, because the
// legs {cuda: true} and {rocm: true} differ in nothing else.
function leaves(value, key = '') {
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([name, inner]) =>
      leaves(inner, Array.isArray(value) ? key : key ? `${key}.${name}` : name),
    );
  }
  const speaks = typeof value === 'number' || (typeof value === 'string' && value !== '');
  return [speaks ? quotedIfNeeded(String(value)) : `${key}=${value ?? ''}`];
}

// Escaped, so that the legs ["a, b"] and ["a", "b"] differ.
function quotedIfNeeded(text) {
  return /[,"()]/.test(text) ? JSON.stringify(text) : text;
}

function shortened(name, index) {
  return name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 20).toWellFormed()}… (leg ${index})`;
}
