package crcr.lab.audit.checks;

import crcr.lab.audit.checks.JobLedger.Move;
import crcr.lab.simulator.github.checks.SimulatedCheckRun;
import java.util.List;
import java.util.Map;

/**
 * All events of an audit.
 *
 * @param levels the levels of the downstreams
 * @param closings the closings at HUD
 * @param checkRuns the check runs at GitHub, in the order of their creation
 */
public record Story(
        Map<String, Level> levels,
        JobLedger jobs,
        LabelLedger labels,
        RerunLedger reruns,
        List<Closing> closings,
        List<SimulatedCheckRun> checkRuns) {
    /** Keeps its own copies of the collections that are complete. */
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

    /** Returns the final state of a job, in the words of a check run: a conclusion or a status. */
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

    // An existing job shows if it is of the labelled commit, and a job that moves later in any case. The relay
    // decides a little later, so that a removed label may count or not.
    private boolean isLabelled(Job job) {
        return job.pullRequest().map(labels::puts).orElse(List.of()).stream()
                .anyMatch(put -> put.sha().equals(job.sha())
                        || jobs.moves(job).stream().map(Move::sent).anyMatch(sent -> sent > put.accepted()));
    }

    Level levelOf(String downstream) {
        return levels.getOrDefault(downstream, Level.L2);
    }

    /** Returns the check runs of an attempt, in the order of their creation. */
    List<SimulatedCheckRun> of(Job job) {
        return ofAllAttempts(job).stream()
                .filter(checkRun -> attempt(checkRun) == job.attempt())
                .toList();
    }

    /** Returns the check runs of all attempts of that job, in the order of their creation. */
    List<SimulatedCheckRun> ofAllAttempts(Job job) {
        return checkRuns.stream()
                .filter(checkRun ->
                        checkRun.headSha().equals(job.sha()) && checkRun.name().equals(job.checkRunName()))
                .toList();
    }

    /** Returns the attempt to which a check run links. */
    static int attempt(SimulatedCheckRun checkRun) {
        String url = checkRun.detailsUrl().orElse("");
        return Integer.parseInt(url.substring(url.lastIndexOf('/') + 1));
    }

    /** Returns the state that a check run shows. */
    static String shown(SimulatedCheckRun checkRun) {
        return checkRun.conclusion().orElse(checkRun.status());
    }
}
