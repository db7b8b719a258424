package crcr.domain.scorecard;

import java.util.Optional;

/**
 * The requirements of a level.
 *
 * @param toReach the requirements for a downstream one level below
 * @param toKeep the requirements for a downstream at the level, if they differ
 */
public record LevelRequirements(Requirements toReach, Optional<Requirements> toKeep) {
    /** Returns the requirements for a downstream at the level. The time at the level below is not required again. */
    public Requirements ofOwn() {
        return toKeep.orElseGet(() -> new Requirements(
                toReach.over(),
                toReach.all().stream()
                        .filter(each -> !(each.measure() instanceof Measure.DaysAtLevel))
                        .toList()));
    }
}
