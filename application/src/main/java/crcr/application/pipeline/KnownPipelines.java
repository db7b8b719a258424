package crcr.application.pipeline;

import crcr.domain.pipeline.Pipelines;

/** Which pipelines stand for repositories, as far as that is known at this moment. Safe for any number of threads. */
@FunctionalInterface
public interface KnownPipelines {
    /** What is known of them. */
    sealed interface Standing {
        /** Nobody has said that any do. */
        record NotConfigured() implements Standing {}

        /** They are said somewhere, and nothing good has come from there yet. */
        record NotLoaded() implements Standing {}

        /** These do. */
        record InForce(Pipelines pipelines) implements Standing {}
    }

    /** Returns what is known now. */
    Standing standing();
}
