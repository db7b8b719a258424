package crcr.domain.pipeline;

import java.util.Locale;

/**
 * What names a pipeline for good: the system's own ids, which nobody else can get, and never names that can be given
 * away.
 *
 * @param system where it runs; not {@link CiSystem#GITHUB}, whose tokens name their repository
 * @param id {@code <organization>/<pipeline>} in the system's ids, in lower case
 */
public record PipelineId(CiSystem system, String id) {
    /** Refuses GitHub; takes an id in any case. */
    public PipelineId {
        if (system == CiSystem.GITHUB) {
            throw new IllegalArgumentException("GitHub has repositories, and no pipelines");
        }
        id = id.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return system.wireName() + " " + id;
    }
}
