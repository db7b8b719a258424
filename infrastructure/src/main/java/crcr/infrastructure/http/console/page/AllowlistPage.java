package crcr.infrastructure.http.console.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The allowlist in force.
 *
 * @param at the time of this content
 * @param state whether there is one and the source still holds it
 * @param confirmed when the source was last seen to hold this version; empty if none was loaded yet
 * @param version names the version, if its source can
 * @param error why the last look at the source did not replace it
 * @param problems the mistakes in the source's present version
 * @param warnings the parts of the one in force that were ignored
 * @param downstreams the downstreams
 */
public record AllowlistPage(
        Instant at,
        Mark state,
        Optional<Instant> confirmed,
        Optional<String> version,
        Optional<String> error,
        List<Remark> problems,
        List<Remark> warnings,
        List<Entry> downstreams,
        Paging paging) {
    /** Keeps its own copies. */
    public AllowlistPage {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        downstreams = List.copyOf(downstreams);
    }

    /** A remark about a place of the document. */
    public record Remark(String place, String words) {}

    /** An entry of the allowlist. */
    public record Entry(String repo, String level, Optional<String> device, List<String> oncalls, List<String> events) {
        /** Keeps its own copies. */
        public Entry {
            oncalls = List.copyOf(oncalls);
            events = List.copyOf(events);
        }
    }
}
