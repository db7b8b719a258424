package crcr.lab.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All that is known of the downstreams, in the order of the allowlist. Times count from the acceptance of the webhook. */
final class Board {
    private static final double NANOS = 1e9;

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final long accepted;

    Board(Cast cast, long accepted) {
        this.accepted = accepted;
        cast.participants().forEach(who -> rows.put(key(who.repository()), new Row(who)));
    }

    /** Takes note of a happening; gives the row that it belongs to, if it has one. */
    Optional<Row> apply(Happening happening) {
        Optional<Row> row = Optional.ofNullable(rows.get(key(happening.repository())));
        row.ifPresent(found -> found.apply(happening.what(), time(happening)));
        return row;
    }

    /** When it happened. A dispatch may be faster than the answer to the webhook. */
    String time(Happening happening) {
        return String.format(Locale.ROOT, "%.2f s", Math.max(0, happening.at() - accepted) / NANOS);
    }

    List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /** Whether nothing more is to be expected. */
    boolean isSettled() {
        return rows.values().stream().allMatch(Row::isSettled);
    }

    /** How many dispatches GitHub took. */
    int dispatches() {
        return rows.values().stream().mapToInt(Row::dispatches).sum();
    }

    /** How many times GitHub refused. */
    int refusals() {
        return rows.values().stream().mapToInt(Row::refusals).sum();
    }

    /** How many of the expected records arrived. */
    int records() {
        return rows.values().stream().mapToInt(Row::records).sum();
    }

    private static String key(String repository) {
        return repository.toLowerCase(Locale.ROOT);
    }
}
