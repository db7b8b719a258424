package crcr.domain.pipeline;

import java.util.Locale;

/**
 * The permanent id of a pipeline: the system's own ids, which are never assigned again, and never names, which can be.
 *
 * @param system its CI system; not {@link CiSystem#GITHUB}, whose tokens name their repository
 * @param id {@code <organization>/<pipeline>} in the system's ids, in lower case
 */
public record PipelineId(CiSystem system, String id) {
    /** Refuses GitHub, and accepts an id in any case. */
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
