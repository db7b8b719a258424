const LONGEST_NAME = 64;
const ELEMENTS = ['testsuites', 'testsuite', 'testcase'];

/**
 * Counts the test cases of a JUnit report that arrives in pieces. It keeps only a few characters of it, expands no
 * entity and reads no DTD, and reads as much as possible of a report that is not well-formed.
 *
 * Only `testcase` elements count, so that nested suites and their totals count nothing twice. A case with `failure` or
 * `error` in it has failed; one with `skipped`, or with `status="notrun"` as GoogleTest writes it, was skipped.
 *
 * @returns {{write: (text: string) => void, end: () => {passed: number, failed: number, skipped: number, wellFormed:
 *   boolean, isReport: boolean}}} `isReport` unless it is well-formed and something else
 */
export function junitCounter() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const markup = markupReader({ open, close });
  let depth = 0;
  let caseDepth = 0;
  let result;
  let broken = false;
  let isJUnit = false;

  function open(name, isEmpty, status) {
    depth++;
    isJUnit ||= ELEMENTS.includes(name);
    if (name === 'testcase') {
      if (result) {
        broken = true;
        count();
      }
      caseDepth = depth;
      result = status === 'notrun' ? 'skipped' : 'passed';
    } else if (result && depth === caseDepth + 1) {
      if (name === 'failure' || name === 'error') {
        result = 'failed';
      } else if (name === 'skipped' && result === 'passed') {
        result = 'skipped';
      }
    }
    if (isEmpty) {
      close(name);
    }
  }

  function close(name) {
    if (result && (name === 'testcase' || depth === caseDepth)) {
      broken ||= name !== 'testcase' || depth !== caseDepth;
      count();
    }
    broken ||= depth === 0;
    depth = Math.max(0, depth - 1);
  }

  function count() {
    counts[result]++;
    result = undefined;
  }

  return {
    write: markup.write,
    end() {
      const ended = markup.end();
      const wellFormed = ended && !broken && depth === 0 && !result;
      if (result) {
        count();
      }
      return { ...counts, wellFormed, isReport: isJUnit || !wellFormed };
    },
  };
}

const TEXT = 0;
const OPENING = 1; // after "<"
const NAME = 2;
const INSIDE = 3; // between attributes
const ATTRIBUTE = 4;
const BEFORE_VALUE = 5;
const VALUE = 6;
const CLOSING = 7; // after "</"
const SKIPPING = 8; // a comment, CDATA or an instruction, up to its end
const BANG = 9; // after "<!"
const DOCTYPE = 10;

// Reads tags of markup in pieces, and reports those that open and close.
function markupReader({ open, close }) {
  let state = TEXT;
  let name = '';
  let attribute = '';
  let value = '';
  let status = '';
  let quote = '';
  let slash = false;
  let end = '';
  let tail = '';
  let brackets = 0;
  let elements = 0;

  const short = (text, character) => (text.length < LONGEST_NAME ? text + character : text);
  const skipTo = (mark) => {
    state = SKIPPING;
    end = mark;
    tail = '';
  };
  const opened = () => {
    elements++;
    state = TEXT;
    open(local(name), slash, status);
  };
  const steps = {
    [OPENING](character) {
      name = '';
      status = '';
      slash = false;
      if (character === '/') {
        state = CLOSING;
      } else if (character === '?') {
        skipTo('?>');
      } else if (character === '!') {
        state = BANG;
        tail = '';
      } else {
        state = NAME;
        steps[NAME](character);
      }
    },
    [NAME](character) {
      if (character === '>') {
        opened();
      } else if (character === '/') {
        slash = true;
        state = INSIDE;
      } else if (isSpace(character)) {
        state = INSIDE;
      } else {
        name = short(name, character);
      }
    },
    [INSIDE](character) {
      if (character === '>') {
        opened();
      } else if (!isSpace(character)) {
        slash = character === '/';
        attribute = slash ? '' : character;
        state = slash ? INSIDE : ATTRIBUTE;
      }
    },
    [ATTRIBUTE](character) {
      if (character === '=') {
        state = BEFORE_VALUE;
      } else if (character === '>') {
        opened();
      } else if (!isSpace(character)) {
        attribute = short(attribute, character);
      }
    },
    [BEFORE_VALUE](character) {
      if (character === '"' || character === "'") {
        quote = character;
        value = '';
        state = VALUE;
      } else if (character === '>') {
        opened();
      }
    },
    [CLOSING](character) {
      if (character === '>') {
        state = TEXT;
        close(local(name.trim()));
      } else {
        name = short(name, character);
      }
    },
    [BANG](character) {
      tail += character;
      if (tail === '--') {
        skipTo('-->');
      } else if (tail === '[CDATA[') {
        skipTo(']]>');
      } else if (!'--'.startsWith(tail) && !'[CDATA['.startsWith(tail)) {
        state = DOCTYPE;
        brackets = 0;
        quote = '';
        steps[DOCTYPE](character);
      }
    },
    [DOCTYPE](character) {
      if (quote) {
        quote = character === quote ? '' : quote;
      } else if (character === '"' || character === "'") {
        quote = character;
      } else if (character === '[') {
        brackets++;
      } else if (character === ']') {
        brackets--;
      } else if (character === '>' && brackets <= 0) {
        state = TEXT;
      }
    },
  };

  // Skips text without meaning, however long it is; returns the place after it.
  function skip(text, at) {
    if (state === TEXT) {
      const next = text.indexOf('<', at);
      state = next < 0 ? TEXT : OPENING;
      return next < 0 ? text.length : next + 1;
    }
    const joined = tail + text.slice(at);
    const found = joined.indexOf(end);
    if (found < 0) {
      tail = joined.slice(-(end.length - 1));
      return text.length;
    }
    const after = at + found + end.length - tail.length;
    state = TEXT;
    return after;
  }

  // Reads the value of an attribute, which may be a whole stack trace; returns the place after it.
  function valueFrom(text, at) {
    const found = text.indexOf(quote, at);
    value += text.slice(at, found < 0 ? text.length : found).slice(0, LONGEST_NAME - value.length);
    if (found < 0) {
      return text.length;
    }
    status = attribute === 'status' ? value : status;
    state = INSIDE;
    return found + 1;
  }

  return {
    write(text) {
      let at = 0;
      while (at < text.length) {
        if (state === VALUE) {
          at = valueFrom(text, at);
        } else if (state === TEXT || state === SKIPPING) {
          at = skip(text, at);
        } else {
          steps[state](text[at++]);
        }
      }
    },
    /** Returns whether there were elements, and no tag or comment was left open. */
    end: () => state === TEXT && elements > 0,
  };
}

function isSpace(character) {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r';
}

function local(name) {
  return name.slice(name.indexOf(':') + 1);
}
