import { plainText } from './plain-text.mjs';
import { worded } from './messages.mjs';

/**
 * Escapes the data of a workflow command.
 * @see https://github.com/actions/toolkit/blob/main/docs/commands.md
 */
function escaped(text) {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

/**
 * Prints messages in the form of a GitHub runner: annotations, or lines of the log.
 * @param {(line: string) => void} print prints one line
 * @param {Record<string, {level: string, text: string}>} messages all messages
 */
export function annotating(print, messages) {
  return {
    say(id, values) {
      const { level } = messages[id];
      const text = plainText(worded(messages[id], values));
      print(level === 'info' ? text : `::${level} title=Cross-Repo CI Relay::${escaped(text)}`);
    },
    /** Hides this text in the runner's log from now on. */
    mask(secret) {
      print(`::add-mask::${escaped(secret)}`);
    },
  };
}

/** Prints messages as lines of text, for other CI systems. */
export function logging(print, messages) {
  return {
    say(id, values) {
      const { level } = messages[id];
      print(`${level === 'info' ? '' : `${level}: `}${plainText(worded(messages[id], values))}`);
    },
    mask() {},
  };
}
