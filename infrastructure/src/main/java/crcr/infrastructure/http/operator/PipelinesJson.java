package crcr.infrastructure.http.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.application.pipeline.KnownPipelines.Standing;
import crcr.domain.pipeline.Pipeline;
import crcr.domain.pipeline.Pipelines;

/** Writes the pipelines that stand for repositories into an answer to operators. */
final class PipelinesJson {
    private PipelinesJson() {}

    /** Adds the state of the providers' file, and its pipelines if there is a valid one. */
    static void put(ObjectNode into, Standing standing) {
        switch (standing) {
            case Standing.NotConfigured() -> into.put("providers", "not_configured");
            case Standing.NotLoaded() -> into.put("providers", "not_loaded");
            case Standing.InForce(Pipelines pipelines) -> {
                into.put("providers", "in_force").putArray("pipelines");
                pipelines
                        .all()
                        .forEach(pipeline ->
                                put(into.withArrayProperty("pipelines").addObject(), pipeline));
            }
        }
    }

    private static void put(ObjectNode into, Pipeline pipeline) {
        into.put("repo", pipeline.repository().toString())
                .put("system", pipeline.id().system().wireName())
                .put("id", pipeline.id().id());
        ObjectNode claims = into.putObject("required_claims");
        pipeline.requiredClaims().forEach((name, values) -> values.forEach(claims.putArray(name)::add));
        pipeline.linkHost().ifPresent(host -> into.put("link_host", host));
    }
}
