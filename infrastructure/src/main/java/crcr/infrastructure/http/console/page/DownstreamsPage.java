package crcr.infrastructure.http.console.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How well each downstream does.
 *
 * @param at when this was so
 * @param over the time that it is over
 * @param downstreams those of this part of the table
 */
public record DownstreamsPage(Instant at, String over, List<Row> downstreams, Paging paging) {
    /** Keeps its own copy. */
    public DownstreamsPage {
        downstreams = List.copyOf(downstreams);
    }

    /**
     * One downstream.
     *
     * @param targets whether it meets what its level asks for
     * @param nightly whether its self-reports come
     * @param atLevel how long it has been at its level
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
