package crcr.infrastructure.http.console.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The scorecards of all downstreams.
 *
 * @param at the time of this content
 * @param over the window of the figures
 * @param downstreams those of this part of the table
 */
public record DownstreamsPage(Instant at, String over, List<Row> downstreams, Paging paging) {
    /** Keeps its own copy. */
    public DownstreamsPage {
        downstreams = List.copyOf(downstreams);
    }

    /**
     * A downstream in the table.
     *
     * @param targets whether it meets the requirements of its level
     * @param nightly the state of its self-reports
     * @param atLevel the time for which it has been at its level
     * @param troubles in one word each
     */
    public record Row(
            String repo,
            String level,
            Optional<String> device,
            Scores scores,
            Mark targets,
            Mark nightly,
            Optional<Duration> atLevel,
            List<String> troubles) {
        /** Keeps its own copy. */
        public Row {
            troubles = List.copyOf(troubles);
        }
    }
}
