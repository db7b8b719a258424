package crcr.application.deadletter;

import crcr.domain.repository.RepositoryName;
import java.time.Instant;

/**
 * A delivery attempt that was given up and is kept.
 *
 * @param id its id within its queue
 * @param delivery the delivery to which it belongs, or the sender's id of a self-report
 * @param downstream the downstream that it should have reached, or that reported it
 * @param died when it was given up
 * @param attempts the number of attempts before
 * @param reason the outcome of the last attempt
 */
public record DeadLetter(
        String id, String delivery, RepositoryName downstream, Instant died, int attempts, String reason) {}
