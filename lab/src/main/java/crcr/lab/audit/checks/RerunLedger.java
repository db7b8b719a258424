package crcr.lab.audit.checks;

import crcr.lab.simulator.github.AnsweredRequest;
import crcr.lab.simulator.github.GitHubOperation;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Who was asked for again, and what GitHub said when the relay passed that on. Safe for any number of threads. */
public final class RerunLedger {
    private static final Set<GitHubOperation> RERUNS = Set.of(GitHubOperation.RERUN, GitHubOperation.RERUN_FAILED_JOBS);

    private final Queue<Wish> wishes = new ConcurrentLinkedQueue<>();
    private final Queue<Said> said = new ConcurrentLinkedQueue<>();

    /** A run of a downstream. */
    public record Run(String downstream, String id) {}

    /**
     * A {@code rerequested} event that was answered with 202.
     *
     * @param runs those that show there
     * @param sent when it was sent first, by {@link System#nanoTime}
     */
    public record Wish(List<Run> runs, long sent) {
        /** Keeps its own copy. */
        public Wish {
            runs = List.copyOf(runs);
        }
    }

    /**
     * What GitHub said.
     *
     * @param isTaken whether another attempt was started; else the run was running
     */
    record Said(Run run, boolean isTaken, long at) {}

    /** It was answered with 202. */
    public void accepted(Wish wish) {
        wishes.add(wish);
    }

    /** GitHub answers so to any call. */
    public void answered(AnsweredRequest answered) {
        boolean isTaken = answered.status() == 201;
        if (RERUNS.contains(answered.request().operation())
                && (isTaken || answered.body().contains("already running"))) {
            said.add(new Said(
                    new Run(
                            answered.request().repository().orElse("").toLowerCase(Locale.ROOT),
                            Long.toString(answered.request().number("id"))),
                    isTaken,
                    System.nanoTime()));
        }
    }

    /** Returns how many attempts were started. */
    public long taken() {
        return said.stream().filter(Said::isTaken).count();
    }

    List<Wish> wishes() {
        return List.copyOf(wishes);
    }

    List<Said> said() {
        return List.copyOf(said);
    }
}
