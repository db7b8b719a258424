import { memberText } from './raw-json.mjs';

/**
 * A relay's payload: the text of `client_payload`, to be echoed unchanged, and its parsed form. `ofItself` if no relay
 * sent it, so that the report is a self-report.
 * @typedef {{text: string, parsed: object, ofItself?: boolean}} ClientPayload
 */

/**
 * Returns the client payload of the event that started the run.
 * @param {string} event the text of the file that GITHUB_EVENT_PATH names
 * @returns {ClientPayload | undefined} undefined if no relay started the run
 */
export function clientPayloadOf(event) {
  const json = event.trim();
  const text = parsedIn(json) === undefined ? undefined : memberText(json, 'client_payload');
  return text === undefined ? undefined : clientPayload(text);
}

/**
 * Returns the client payload in a text.
 * @returns {ClientPayload | undefined} undefined if it is not a relay's
 */
export function clientPayload(text) {
  // Without the byte order mark with which PowerShell begins a file.
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
 * Returns the payload of a self-report, without a dispatch: a nightly build of an upstream commit.
 * @param {string} commit the upstream's
 * @param {string} deliveryId the id under which HUD files the report
 */
export function ownPayload(eventType, commit, deliveryId) {
  const parsed = { event_type: eventType, delivery_id: deliveryId, payload: { head_sha: commit } };
  return { text: JSON.stringify(parsed), parsed, ofItself: true };
}
