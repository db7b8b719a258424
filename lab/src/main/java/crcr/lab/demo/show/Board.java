package crcr.lab.demo.show;

import crcr.lab.demo.cast.Cast;
import crcr.lab.demo.cast.Happening;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The state of all downstreams, in the order of the allowlist. Times count from the acceptance of the webhook. */
public final class Board {
    private static final double NANOS = 1e9;

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final long accepted;

    /**
     * Begins with the cast and without steps.
     *
     * @param accepted when the webhook was accepted, by the clock of {@link System#nanoTime()}
     */
    public Board(Cast cast, long accepted) {
        this.accepted = accepted;
        cast.participants().forEach(who -> rows.put(key(who.repository()), new Row(who)));
    }

    /** Records a step; returns its row, if it has one. */
    public Optional<Row> apply(Happening happening) {
        Optional<Row> row = Optional.ofNullable(rows.get(key(happening.repository())));
        row.ifPresent(found -> found.apply(happening.what(), time(happening)));
        return row;
    }

    /** Returns the time of a step. A dispatch may be faster than the answer to the webhook. */
    String time(Happening happening) {
        return String.format(Locale.ROOT, "%.2f s", Math.max(0, happening.at() - accepted) / NANOS);
    }

    /** Returns the row of each downstream. */
    public List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /** Returns whether no more steps are expected. */
    public boolean isSettled() {
        return rows.values().stream().allMatch(Row::isSettled);
    }

    /** Returns the number of dispatches that GitHub accepted. */
    public int dispatches() {
        return rows.values().stream().mapToInt(Row::dispatches).sum();
    }

    /** Returns the number of GitHub's refusals. */
    public int refusals() {
        return rows.values().stream().mapToInt(Row::refusals).sum();
    }

    /** Returns the number of expected records that arrived. */
    public int records() {
        return rows.values().stream().mapToInt(Row::records).sum();
    }

    /** Returns the number of expected check runs that show correctly. */
    public int checks() {
        return rows.values().stream().mapToInt(Row::checks).sum();
    }

    private static String key(String repository) {
        return repository.toLowerCase(Locale.ROOT);
    }
}
