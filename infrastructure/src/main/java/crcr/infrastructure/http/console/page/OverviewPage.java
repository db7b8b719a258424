package crcr.infrastructure.http.console.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether events are relayed, how late, who is failing, why, and what can be done about it.
 *
 * @param at when this was so
 * @param relaying whether events are relayed
 * @param troubles what is wrong, the worst first
 * @param operation how the relay does; only for who is signed in
 * @param deliveries the latest
 * @param failing downstreams of whose jobs too many failed in the last 24 hours, the worst first
 * @param stale downstreams whose self-reports stay away
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
     * Something that is wrong.
     *
     * @param kind how bad it is: its shape and its colour
     * @param words what is wrong
     * @param advice what can be done about it
     * @param link the page that shows more of it
     * @param linkWords what that shows
     */
    public record Trouble(Mark.Tone kind, String words, String advice, String link, String linkWords) {
        /** Returns the name of its style. */
        public String style() {
            return kind == Mark.Tone.BAD ? "trouble bad" : "trouble warn";
        }
    }

    /** How the relay itself does. */
    public record Operation(AllowlistState allowlist, List<Queue> queues) {
        /** Keeps its own copy. */
        public Operation {
            queues = List.copyOf(queues);
        }
    }

    /** How the allowlist stands, and how many are at each level. */
    public record AllowlistState(Mark state, Optional<Instant> confirmed, List<AtLevel> levels) {
        /** Keeps its own copy. */
        public AllowlistState {
            levels = List.copyOf(levels);
        }
    }

    /** How many downstreams a level has. */
    public record AtLevel(String level, long downstreams) {}

    /**
     * The fill of a queue.
     *
     * @param oldestAge since when the oldest waits; zero if nothing does
     */
    public record Queue(String queue, long waiting, Duration oldestAge, long dead) {}

    /** A downstream whose self-reports stay away. */
    public record Stale(String repo, Optional<Instant> lastSelfReport) {}
}
