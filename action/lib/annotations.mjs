import { plainText } from './plain-text.mjs';
import { worded } from './messages.mjs';

/**
 * The escaping of the data of a workflow command.
 * @see https://github.com/actions/toolkit/blob/main/docs/commands.md
 */
function escaped(text) {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

/**
 * Says messages as a GitHub runner understands them: annotations, or lines of the log.
 * @param {(line: string) => void} print takes one line
 * @param {Record<string, {level: string, text: string}>} messages the ones that there are
 */
export function annotating(print, messages) {
  return {
    say(id, values) {
      const { level } = messages[id];
      const text = plainText(worded(messages[id], values));
      print(level === 'info' ? text : `::${level} title=Cross-Repo CI Relay::${escaped(text)}`);
    },
    /** From now on the runner hides this text in the log. */
    mask(secret) {
      print(`::add-mask::${escaped(secret)}`);
    },
  };
}

/** Says messages as lines of text, for other CI systems. */
export function logging(print, messages) {
  return {
    say(id, values) {
      const { level } = messages[id];
      print(`${level === 'info' ? '' : `${level}: `}${plainText(worded(messages[id], values))}`);
    },
    mask() {},
  };
}
