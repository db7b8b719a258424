package crcr.domain.scorecard;

import java.time.Duration;
import java.util.Optional;

/**
 * What a requirement is judged by.
 *
 * @param tally what was counted over its window
 * @param atLevel how long the downstream has been at its level; empty if that is not on record yet
 */
public record Evidence(Tally tally, Optional<Duration> atLevel) {}
