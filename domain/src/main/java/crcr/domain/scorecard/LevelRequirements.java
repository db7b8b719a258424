package crcr.domain.scorecard;

import java.util.Optional;

/**
 * What a level asks for.
 *
 * @param toReach of those one level below
 * @param toKeep of those at the level, if that is something else
 */
public record LevelRequirements(Requirements toReach, Optional<Requirements> toKeep) {
    /**
     * Returns what those at the level have to meet. How long somebody was at the level below is not asked again.
     */
    public Requirements ofOwn() {
        return toKeep.orElseGet(() -> new Requirements(
                toReach.over(),
                toReach.all().stream()
                        .filter(each -> !(each.measure() instanceof Measure.DaysAtLevel))
                        .toList()));
    }
}
