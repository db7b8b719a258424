package crcr.domain.scorecard;

import java.time.Duration;
import java.util.Optional;

/**
 * The facts by which a requirement is judged.
 *
 * @param tally the counts over its window
 * @param atLevel the time for which the downstream has been at its level; empty if that is not on record yet
 */
public record Evidence(Tally tally, Optional<Duration> atLevel) {}
