package crcr.infrastructure.http.console.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An overview of the relay: whether it relays events, its delays, failing downstreams, and advice.
 *
 * @param at the time of this content
 * @param relaying whether events are relayed
 * @param troubles the problems, the worst first
 * @param operation the state of the relay; only for a signed-in person
 * @param deliveries the latest deliveries
 * @param failing downstreams with too many failed jobs in the last 24 hours, the worst first
 * @param stale downstreams whose self-reports are missing
 * @param unstarted downstreams that did not start on dispatches of the last 24 hours
 */
public record OverviewPage(
        Instant at,
        Mark relaying,
        List<Trouble> troubles,
        Optional<Operation> operation,
        List<DeliveryRow> deliveries,
        List<DownstreamsPage.Row> failing,
        List<Stale> stale,
        List<DownstreamsPage.Row> unstarted) {
    /** Keeps its own copies. */
    public OverviewPage {
        troubles = List.copyOf(troubles);
        deliveries = List.copyOf(deliveries);
        failing = List.copyOf(failing);
        stale = List.copyOf(stale);
        unstarted = List.copyOf(unstarted);
    }

    /**
     * A problem.
     *
     * @param kind its severity, with its shape and its colour
     * @param words the problem
     * @param advice the advice
     * @param link the page with more about it
     * @param linkWords the link's text
     */
    public record Trouble(Mark.Tone kind, String words, String advice, String link, String linkWords) {
        /** Returns the name of the style. */
        public String style() {
            return kind == Mark.Tone.BAD ? "trouble bad" : "trouble warn";
        }
    }

    /** The state of the relay itself. */
    public record Operation(AllowlistState allowlist, List<Queue> queues) {
        /** Keeps its own copy. */
        public Operation {
            queues = List.copyOf(queues);
        }
    }

    /** The state of the allowlist, and the number of downstreams at each level. */
    public record AllowlistState(Mark state, Optional<Instant> confirmed, List<AtLevel> levels) {
        /** Keeps its own copy. */
        public AllowlistState {
            levels = List.copyOf(levels);
        }
    }

    /** The number of downstreams at a level. */
    public record AtLevel(String level, long downstreams) {}

    /**
     * The fill of a queue.
     *
     * @param oldestAge the age of the oldest waiting effect; zero if none waits
     */
    public record Queue(String queue, long waiting, Duration oldestAge, long dead) {}

    /** A downstream whose self-reports are missing. */
    public record Stale(String repo, Optional<Instant> lastSelfReport) {}
}
