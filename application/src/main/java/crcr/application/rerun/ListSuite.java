package crcr.application.rerun;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lists the check runs of a check suite of the upstream, by GitHub's API. */
@FunctionalInterface
public interface ListSuite {
    /**
     * A check run of the relay's own App, by what the relay has written into it.
     *
     * @param name its name
     * @param externalId its {@code external_id}; empty if it has none
     * @param detailsUrl its {@code details_url}; empty if it has none
     */
    record Listed(String name, String externalId, String detailsUrl) {}

    /** GitHub's answer. */
    sealed interface Answer {
        /** The newest check run of each name, the first 1,000 of them. */
        record Found(List<Listed> checkRuns) implements Answer {
            /** Keeps its own copy. */
            public Found {
                checkRuns = List.copyOf(checkRuns);
            }
        }

        /** GitHub refuses it, and would refuse it again. */
        record Refused(String message) implements Answer {}

        /**
         * GitHub limits the calls.
         *
         * @param told for how long, if GitHub said so
         */
        record Limited(Optional<Duration> told, String message) implements Answer {}

        /** The call failed, or its answer is unclear. */
        record Failed(String cause) implements Answer {}
    }

    /** Lists them: one call for each 100. Throws nothing. */
    Answer checkRuns(long suite);
}
