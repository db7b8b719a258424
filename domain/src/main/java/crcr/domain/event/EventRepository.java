package crcr.domain.event;

import java.util.Optional;

/**
 * The repository that an event comes from.
 *
 * @param fullName {@code repository.full_name} of the body
 * @param id {@code repository.id} of the body, in digits; GitHub never gives the same id to another repository
 */
public record EventRepository(Optional<String> fullName, Optional<String> id) {}
