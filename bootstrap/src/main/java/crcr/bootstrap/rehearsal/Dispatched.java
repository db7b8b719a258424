package crcr.bootstrap.rehearsal;

/**
 * What a downstream got with a dispatch.
 *
 * @param repository of the downstream
 * @param callbackToken with which its jobs report
 */
record Dispatched(String repository, String delivery, String callbackToken) {}
