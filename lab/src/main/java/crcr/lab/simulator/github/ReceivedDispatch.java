package crcr.lab.simulator.github;

import crcr.domain.delivery.Payload;

/**
 * A {@code repository_dispatch} that was accepted.
 *
 * @param repository its target, as the caller spelled it
 * @param eventType its type
 * @param clientPayload the bytes of {@code client_payload}, as received
 */
public record ReceivedDispatch(String repository, String eventType, Payload clientPayload) {}
