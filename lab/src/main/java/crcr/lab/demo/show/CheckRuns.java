package crcr.lab.demo.show;

import crcr.lab.demo.cast.Participant;
import crcr.lab.demo.show.Cell.Tone;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The check runs of a downstream's job on the upstream's pull request. */
final class CheckRuns {
    private final Participant who;
    // By GitHub's numbers: the newest is the last.
    private final SortedMap<Long, String> states = new TreeMap<>();
    private boolean isLabelled;

    CheckRuns(Participant who) {
        this.who = who;
    }

    void shown(long checkRun, String state) {
        states.put(checkRun, state);
    }

    void labelled() {
        isLabelled = true;
    }

    /** Returns GitHub's number of the newest check run, which must exist. */
    long newest() {
        return states.lastKey();
    }

    /** Returns whether the newest check run shows a failure. */
    boolean hasFailed() {
        return newestState().equals("failure");
    }

    private String newestState() {
        return states.isEmpty() ? "" : inOrder().getLast();
    }

    private List<String> inOrder() {
        return List.copyOf(states.values());
    }

    /** Returns the number of check runs that show correctly. */
    int expected() {
        List<String> all = inOrder();
        List<String> expected = who.expectedChecks();
        return (int) IntStream.range(0, Math.min(all.size(), expected.size()))
                .filter(index -> all.get(index).equals(expected.get(index)))
                .count();
    }

    /** Returns whether all expected check runs show. */
    boolean isComplete() {
        return expected() == who.expectedChecks().size();
    }

    /** Returns the shown states, the oldest first. */
    String shown() {
        return states.isEmpty() ? "nothing" : String.join(" → ", inOrder());
    }

    private String whyNot() {
        return switch (who.level()) {
            case "L1", "L2" -> "not at " + who.level();
            case String _ when who.expectedChecks().isEmpty() -> "no pull request";
            case "L3" -> isLabelled ? "labelled" : "no label";
            default -> "";
        };
    }

    Cell cell() {
        if (states.isEmpty()) {
            return Cell.quiet(("- " + whyNot()).strip());
        }
        return switch (newestState()) {
            case "success" -> new Cell(shown(), Tone.GOOD);
            case "queued", "in_progress" -> Cell.plain(shown());
            default -> Cell.bad(shown());
        };
    }
}
