package crcr.application.pipeline;

import crcr.domain.pipeline.Pipelines;

/** The pipelines that stand for repositories, as far as they are known. Safe for use by several threads. */
@FunctionalInterface
public interface KnownPipelines {
    /** The knowledge of pipelines. */
    sealed interface Standing {
        /** No providers' file is configured. */
        record NotConfigured() implements Standing {}

        /** A providers' file is configured, and no valid one was loaded yet. */
        record NotLoaded() implements Standing {}

        /** These pipelines are in force. */
        record InForce(Pipelines pipelines) implements Standing {}
    }

    /** Returns the present knowledge. */
    Standing standing();
}
