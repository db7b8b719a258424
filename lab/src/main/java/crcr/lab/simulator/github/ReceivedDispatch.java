package crcr.lab.simulator.github;

import crcr.domain.delivery.Payload;

/**
 * A {@code repository_dispatch} that was accepted.
 *
 * @param repository where it went, as the caller spelled it
 * @param eventType what it calls itself
 * @param clientPayload the bytes of {@code client_payload}, just as they came
 */
public record ReceivedDispatch(String repository, String eventType, Payload clientPayload) {}
