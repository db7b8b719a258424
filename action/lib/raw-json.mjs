const SPACE = /[ \t\n\r]/;

/**
 * Returns the unchanged text of one member of the object in a JSON text, so that numbers keep all their digits.
 * Undefined if there is no such member. The text must be well-formed, which JSON.parse checks.
 */
export function memberText(json, name) {
  let at = skipSpace(json, 0);
  if (json[at] !== '{') {
    return undefined;
  }
  at = skipSpace(json, at + 1);
  let found;
  while (json[at] === '"') {
    const keyEnd = stringEnd(json, at);
    const key = JSON.parse(json.slice(at, keyEnd));
    const start = skipSpace(json, skipSpace(json, keyEnd) + 1);
    const end = valueEnd(json, start);
    if (key === name) {
      found = json.slice(start, end);
    }
    at = skipSpace(json, end);
    at = json[at] === ',' ? skipSpace(json, at + 1) : at;
  }
  return found;
}

/** Returns an object's text with one more member at its end. */
export function withMember(objectText, name, value) {
  const open = objectText.slice(0, objectText.lastIndexOf('}')).trimEnd();
  return `${open}${open === '{' ? '' : ','}${JSON.stringify(name)}:${JSON.stringify(value)}}`;
}

function skipSpace(json, at) {
  while (at < json.length && SPACE.test(json[at])) {
    at++;
  }
  return at;
}

function stringEnd(json, start) {
  let at = start + 1;
  while (json[at] !== '"') {
    at += json[at] === '\\' ? 2 : 1;
  }
  return at + 1;
}

function valueEnd(json, start) {
  let depth = 0;
  let at = start;
  while (at < json.length) {
    const character = json[at];
    if (character === '"') {
      at = stringEnd(json, at);
      if (depth === 0) {
        return at;
      }
      continue;
    }
    if (character === '{' || character === '[') {
      depth++;
    } else if (character === '}' || character === ']') {
      if (depth === 0) {
        return at;
      }
      depth--;
      if (depth === 0) {
        return at + 1;
      }
    } else if (depth === 0 && (character === ',' || SPACE.test(character))) {
      return at;
    }
    at++;
  }
  return at;
}
