package crcr.application.deadletter;

import crcr.domain.repository.RepositoryName;
import java.time.Instant;

/**
 * Something that was given up and is kept.
 *
 * @param id names it within its queue
 * @param delivery the delivery that it belongs to, or what its sender calls the self-report that it is
 * @param downstream whom it was to reach, or who reported it
 * @param died when it was given up
 * @param attempts how often it had been tried
 * @param reason what came of the last attempt
 */
public record DeadLetter(
        String id, String delivery, RepositoryName downstream, Instant died, int attempts, String reason) {}
