package crcr.bootstrap.rehearsal;

/**
 * The facts that a downstream received with a dispatch.
 *
 * @param repository the downstream
 * @param callbackToken the token with which its jobs report
 */
record Dispatched(String repository, String delivery, String callbackToken) {}
