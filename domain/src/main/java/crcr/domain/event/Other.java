package crcr.domain.event;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * An event that the relay does not act on. Only these fields are read.
 *
 * @param action {@code action} of the body
 * @param pullRequest {@code pull_request.number} of the body
 */
public record Other(String type, Optional<String> action, EventRepository repository, OptionalLong pullRequest)
        implements IncomingEvent {}
