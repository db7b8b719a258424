package crcr.lab.audit.checks;

import crcr.lab.audit.checks.JobLedger.Move;
import crcr.lab.simulator.github.checks.SimulatedCheckRun;
import java.util.List;
import java.util.Map;

/**
 * All that came about.
 *
 * @param levels of the downstreams
 * @param closings at HUD
 * @param checkRuns at GitHub, in the order in which they were created
 */
public record Story(
        Map<String, Level> levels,
        JobLedger jobs,
        LabelLedger labels,
        RerunLedger reruns,
        List<Closing> closings,
        List<SimulatedCheckRun> checkRuns) {
    /** Keeps its own copies of what does not grow. */
    public Story {
        levels = Map.copyOf(levels);
        closings = List.copyOf(closings);
        checkRuns = List.copyOf(checkRuns);
    }

    /** Returns the jobs that have begun, and have neither ended nor been closed. */
    public List<Job> open() {
        return jobs.all().stream()
                .filter(jobs::hasBegun)
                .filter(job -> jobs.conclusion(job).isEmpty() && closings(job).isEmpty())
                .toList();
    }

    List<Closing> closings(Job job) {
        return closings.stream().filter(closing -> closing.isOf(job)).toList();
    }

    /** Returns how a job stands in the end, in the words of a check run: a conclusion or a status. */
    String lastState(Job job) {
        if (!jobs.hasBegun(job)) {
            return "queued";
        }
        return jobs.conclusion(job)
                .or(() -> closings(job).stream().map(Closing::conclusion).findFirst())
                .orElse("in_progress");
    }

    /** Returns whether a job that has begun must show. */
    boolean mustShow(Job job) {
        return jobs.hasBegun(job)
                && job.pullRequest().isPresent()
                && switch (levelOf(job.downstream())) {
                    case L2 -> false;
                    case L3 -> isLabelled(job);
                    case L4 -> true;
                };
    }

    // What was there when the label came shows if it is of the commit, and what moves afterwards in any case. Whether
    // it
    // does is decided a little later: a label that was taken away may count or not.
    private boolean isLabelled(Job job) {
        return job.pullRequest().map(labels::puts).orElse(List.of()).stream()
                .anyMatch(put -> put.sha().equals(job.sha())
                        || jobs.moves(job).stream().map(Move::sent).anyMatch(sent -> sent > put.accepted()));
    }

    Level levelOf(String downstream) {
        return levels.getOrDefault(downstream, Level.L2);
    }

    /** Returns the check runs of an attempt, in the order in which they were created. */
    List<SimulatedCheckRun> of(Job job) {
        return ofAllAttempts(job).stream()
                .filter(checkRun -> attempt(checkRun) == job.attempt())
                .toList();
    }

    /** Returns the check runs of all attempts of that job, in the order in which they were created. */
    List<SimulatedCheckRun> ofAllAttempts(Job job) {
        return checkRuns.stream()
                .filter(checkRun ->
                        checkRun.headSha().equals(job.sha()) && checkRun.name().equals(job.checkRunName()))
                .toList();
    }

    /** Returns the attempt that a check run links to. */
    static int attempt(SimulatedCheckRun checkRun) {
        String url = checkRun.detailsUrl().orElse("");
        return Integer.parseInt(url.substring(url.lastIndexOf('/') + 1));
    }

    /** Returns what a check run shows. */
    static String shown(SimulatedCheckRun checkRun) {
        return checkRun.conclusion().orElse(checkRun.status());
    }
}
