import { memberText } from './raw-json.mjs';

/**
 * What a relay sent: the text of `client_payload`, to be echoed to the byte, and its parsed form, to look at.
 * `ofItself` if no relay sent it: the run reports of itself.
 * @typedef {{text: string, parsed: object, ofItself?: boolean}} ClientPayload
 */

/**
 * The client payload of the event that started the run.
 * @param {string} event the text of the file that GITHUB_EVENT_PATH names
 * @returns {ClientPayload | undefined} undefined if no relay started the run
 */
export function clientPayloadOf(event) {
  const json = event.trim();
  const text = parsedIn(json) === undefined ? undefined : memberText(json, 'client_payload');
  return text === undefined ? undefined : clientPayload(text);
}

/**
 * The client payload that a text holds.
 * @returns {ClientPayload | undefined} undefined if it is none of a relay
 */
export function clientPayload(text) {
  // Also without the byte order mark that PowerShell begins a file with.
  const json = text.trim();
  const parsed = parsedIn(json);
  const isRelays = typeof parsed?.delivery_id === 'string' && parsed.delivery_id !== '' && !('workflow' in parsed);
  return isRelays ? { text: json, parsed } : undefined;
}

function parsedIn(json) {
  try {
    return JSON.parse(json) ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * The payload of a run that reports of itself, without a dispatch: a nightly build of an upstream commit.
 * @param {string} commit the upstream's
 * @param {string} deliveryId what HUD files the report under
 */
export function ownPayload(eventType, commit, deliveryId) {
  const parsed = { event_type: eventType, delivery_id: deliveryId, payload: { head_sha: commit } };
  return { text: JSON.stringify(parsed), parsed, ofItself: true };
}
