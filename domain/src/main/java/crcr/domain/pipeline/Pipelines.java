package crcr.domain.pipeline;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pipelines that stand for repositories. */
public final class Pipelines {
    private final Map<PipelineId, Pipeline> byId;

    /**
     * Takes the pipelines of a file, in its order.
     *
     * @throws IllegalArgumentException if a pipeline occurs twice
     */
    public Pipelines(Collection<Pipeline> all) {
        Map<PipelineId, Pipeline> byId = new LinkedHashMap<>();
        for (Pipeline pipeline : all) {
            if (byId.putIfAbsent(pipeline.id(), pipeline) != null) {
                throw new IllegalArgumentException(pipeline.id() + " is there twice");
            }
        }
        this.byId = byId;
    }

    /** Returns the pipeline of this id; empty if it stands for no repository. */
    public Optional<Pipeline> find(PipelineId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Returns all pipelines, in the file's order. */
    public List<Pipeline> all() {
        return List.copyOf(byId.values());
    }

    /** Returns the number of pipelines of a system. */
    public long count(CiSystem system) {
        return byId.keySet().stream().filter(id -> id.system() == system).count();
    }
}
