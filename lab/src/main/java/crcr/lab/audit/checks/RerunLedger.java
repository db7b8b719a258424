package crcr.lab.audit.checks;

import crcr.lab.simulator.github.AnsweredRequest;
import crcr.lab.simulator.github.GitHubOperation;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The requests for re-runs, and GitHub's answers when the relay forwarded them. Safe for use by several threads. */
public final class RerunLedger {
    private static final Set<GitHubOperation> RERUNS = Set.of(GitHubOperation.RERUN, GitHubOperation.RERUN_FAILED_JOBS);

    private final Queue<Wish> wishes = new ConcurrentLinkedQueue<>();
    private final Queue<Said> said = new ConcurrentLinkedQueue<>();

    /** A run of a downstream. */
    public record Run(String downstream, String id) {}

    /**
     * A {@code rerequested} event that was answered with 202.
     *
     * @param runs the runs that show there
     * @param sent when it was first sent, by {@link System#nanoTime}
     */
    public record Wish(List<Run> runs, long sent) {
        /** Keeps its own copy. */
        public Wish {
            runs = List.copyOf(runs);
        }
    }

    /**
     * GitHub's answer.
     *
     * @param isTaken whether another attempt was started; false if the run was running
     */
    record Said(Run run, boolean isTaken, long at) {}

    /** Records a request that was answered with 202. */
    public void accepted(Wish wish) {
        wishes.add(wish);
    }

    /** Records GitHub's answer to any call. */
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

    /** Returns the number of started attempts. */
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
