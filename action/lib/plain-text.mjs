// Line breaks and other controls, and the marks that turn the direction of writing.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;
const LONGEST = 1000;

/**
 * Returns a stranger's text as one line without meaning for the runner: without control characters, without the start
 * of a `##[command]`, which the runner would obey anywhere in a line, and cut to that number of characters.
 */
export function plainText(text, longest = LONGEST) {
  const line = String(text).replace(CONTROLS, ' ').replace(/##\[/g, '## [').trim();
  return line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line;
}
