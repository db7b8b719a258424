const MOST_TESTS = 1_000;
/** A report has 2 MiB at most, and the upstream's event needs its room in it. */
const LARGEST_TESTS = 1024 * 1024;
/** The relay's own limit. */
const LARGEST_VERDICT = 16 * 1024;

/**
 * Returns the failed tests with their failures. A wrong input is only reported, because a report without it is better
 * than none.
 * @param {string} text a JSON list
 * @param {(id: string, values: object) => void} say
 * @returns {Array | undefined}
 */
export function failedTests(text, say) {
  const { value, problem } = parsed(text);
  const wrong = problem ?? (value && problemOfTests(value));
  if (wrong) {
    say('tests_unusable', { problem: wrong });
  }
  return wrong ? undefined : value;
}

/**
 * Returns the verdict of the downstream's own analysis. The relay checks its content.
 * @param {string} text a JSON object
 * @returns {object | undefined}
 */
export function triageVerdict(text, say) {
  const { value, problem } = parsed(text);
  const wrong = problem ?? (value && problemOfVerdict(value));
  if (wrong) {
    say('verdict_unusable', { problem: wrong });
  }
  return wrong ? undefined : value;
}

function parsed(text) {
  try {
    return { value: text.trim() ? JSON.parse(text) ?? undefined : undefined };
  } catch {
    return { problem: 'it is not JSON' };
  }
}

function problemOfTests(value) {
  if (!Array.isArray(value)) {
    return 'it must be a JSON list, as [{"name": "test_foo", "message": "AssertionError"}]';
  }
  if (value.length > MOST_TESTS) {
    return `it has ${value.length} entries, and ${MOST_TESTS} are the most`;
  }
  return tooLarge(value, LARGEST_TESTS);
}

function problemOfVerdict(value) {
  return typeof value !== 'object' || Array.isArray(value)
    ? 'it must be a JSON object, as {"schema_version": 1, "category": "infra"}'
    : tooLarge(value, LARGEST_VERDICT);
}

function tooLarge(value, most) {
  const size = Buffer.byteLength(JSON.stringify(value));
  return size > most ? `it has ${size} bytes, and ${most} are the most` : undefined;
}
