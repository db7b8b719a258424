const DEFAULT = ['400', '401', '403', 'hud'];

/**
 * Decides which refusals fail the step.
 * @param {string} text `default`, `always`, `never`, or statuses and `hud`, separated by commas or blanks
 * @returns {{fails?: (outcome: import('./outcome.mjs').Outcome) => boolean, problem?: string}}
 */
export function failOnError(text) {
  const words = text.trim().toLowerCase().split(/[\s,]+/);
  const [only] = words;
  if (words.length === 1 && only === 'never') {
    return { fails: () => false };
  }
  if (words.length === 1 && only === 'always') {
    return { fails: ({ kind }) => kind === 'refused' };
  }
  const classes = words.length === 1 && ['', 'default'].includes(only) ? DEFAULT : words;
  if (!classes.every((each) => each === 'hud' || /^[34]\d\d$/.test(each))) {
    return { problem: "must be 'default', 'always', 'never', or a list of statuses and 'hud'" };
  }
  return { fails: (outcome) => outcome.kind === 'refused' && classes.includes(outcome.class) };
}

/**
 * Decides which refusals fail the step; by the default if the input itself is wrong.
 * @param {string} text
 */
export function failOnErrorOrDefault(text) {
  return failOnError(text).fails ?? failOnError('').fails;
}
