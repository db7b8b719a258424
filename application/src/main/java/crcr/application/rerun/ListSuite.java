package crcr.application.rerun;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lists the check runs of a check suite of the upstream, by GitHub's API. */
@FunctionalInterface
public interface ListSuite {
    /**
     * A check run of the relay's own App, with the fields that the relay wrote.
     *
     * @param name its name
     * @param externalId its {@code external_id}; empty if it has none
     * @param detailsUrl its {@code details_url}; empty if it has none
     */
    record Listed(String name, String externalId, String detailsUrl) {}

    /** GitHub's answer about the check runs of a suite. */
    sealed interface SuiteAnswer {
        /** The newest check run of each name, the first 1,000 of them. */
        record Found(List<Listed> checkRuns) implements SuiteAnswer {
            /** Keeps its own copy. */
            public Found {
                checkRuns = List.copyOf(checkRuns);
            }
        }

        /** GitHub refuses the call, and would refuse it again. */
        record Refused(String message) implements SuiteAnswer {}

        /**
         * GitHub limits the calls.
         *
         * @param told the time of the limit, if GitHub named it
         */
        record Limited(Optional<Duration> told, String message) implements SuiteAnswer {}

        /** The call failed, or its answer is unclear. */
        record Failed(String cause) implements SuiteAnswer {}
    }

    /** Lists the check runs: one call for each 100. Throws nothing. */
    SuiteAnswer checkRuns(long suite);
}
