package crcr.lab.audit.checks;

import crcr.lab.simulator.github.checks.SimulatedCheckRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the guarantees about check runs with those that GitHub has. */
public final class ShownPromises {
    private final Story story;

    /** Checks that story, which has ended. */
    public ShownPromises(Story story) {
        this.story = story;
    }

    /**
     * Returns all checks.
     *
     * @param unrecorded the number of check runs and re-runs that GitHub may have started without a record of the relay
     */
    public List<Check> all(Bounds unrecorded) {
        return List.of(lastStates(), reruns(unrecorded.reruns()), nothingElse(), onceEach(unrecorded.checkRuns()));
    }

    /**
     * The number of calls that may have been interrupted between GitHub's answer and its record.
     *
     * @param checkRuns the maximum number of such check runs
     * @param reruns the maximum number of such re-runs
     */
    public record Bounds(int checkRuns, int reruns) {}

    private Check lastStates() {
        List<List<Job>> jobs = attempts();
        return new Check(
                "every job that must show does, in its last state",
                "%d attempts of %d jobs, and %d changes of labels"
                        .formatted(
                                jobs.stream()
                                        .flatMap(List::stream)
                                        .filter(story::mustShow)
                                        .count(),
                                jobs.size(),
                                story.labels().size()),
                jobs.stream().flatMap(this::misshown).toList());
    }

    // Returns the attempts of each job, the latest last.
    private List<List<Job>> attempts() {
        Map<Job, List<Job>> byJob = story.jobs().all().stream()
                .sorted(Comparator.comparingInt(Job::attempt))
                .collect(Collectors.groupingBy(job -> job.again(1)));
        return List.copyOf(byJob.values());
    }

    private Stream<String> misshown(List<Job> attempts) {
        List<String> wrong = new ArrayList<>();
        for (Job job : notOvertaken(attempts)) {
            List<SimulatedCheckRun> checkRuns = story.of(job);
            String expected = story.lastState(job);
            if (checkRuns.isEmpty() && story.mustShow(job)) {
                wrong.add(job + " shows nowhere and should as " + expected);
            } else if (!checkRuns.isEmpty() && !Story.shown(checkRuns.getLast()).equals(expected)) {
                wrong.add(job + " shows as " + Story.shown(checkRuns.getLast()) + " instead of " + expected);
            }
        }
        newest(attempts).ifPresent(wrong::add);
        return wrong.stream();
    }

    // Returns the latest attempt that shows, and those after it: an attempt that shows too late is overtaken and
    // does not show.
    private List<Job> notOvertaken(List<Job> attempts) {
        int last = attempts.stream()
                .filter(job -> !story.of(job).isEmpty())
                .mapToInt(Job::attempt)
                .max()
                .orElse(0);
        return attempts.stream().filter(job -> job.attempt() >= last).toList();
    }

    // Branch protection uses the newest check run of a name.
    private Optional<String> newest(List<Job> attempts) {
        List<SimulatedCheckRun> all = story.ofAllAttempts(attempts.getFirst());
        return all.isEmpty()
                        || all.stream().allMatch(checkRun -> Story.attempt(checkRun) <= Story.attempt(all.getLast()))
                ? Optional.empty()
                : Optional.of(attempts.getLast() + " is hidden by attempt " + Story.attempt(all.getLast()));
    }

    private Check reruns(int unrecorded) {
        List<Job> silent = story.jobs().all().stream()
                .filter(job -> job.attempt() > 1 && !story.jobs().hasBegun(job))
                .filter(job -> story.levelOf(job.downstream()) == Level.L4)
                .toList();
        List<String> missing = silent.stream()
                .filter(job ->
                        story.ofAllAttempts(job).stream().allMatch(checkRun -> Story.attempt(checkRun) < job.attempt()))
                .map(job -> job + " was started and does not show as queued")
                .toList();
        return new Check(
                "a re-run that never reports stays queued",
                "%d re-runs, of which %d do not show, where %d could"
                        .formatted(silent.size(), missing.size(), unrecorded),
                missing.size() <= unrecorded ? List.of() : missing);
    }

    private Check nothingElse() {
        return new Check(
                "nothing shows that must not",
                story.checkRuns().size() + " check runs",
                story.checkRuns().stream()
                        .filter(checkRun -> !mayShow(checkRun))
                        .map(checkRun -> checkRun.name() + " shows on " + checkRun.headSha())
                        .toList());
    }

    private boolean mayShow(SimulatedCheckRun checkRun) {
        return story.jobs().all().stream()
                .filter(job -> job.sha().equals(checkRun.headSha())
                        && job.checkRunName().equals(checkRun.name())
                        && checkRun.externalId()
                                .equals(job.run() + ":"
                                        + job.pullRequest()
                                                .map(Object::toString)
                                                .orElse("none")))
                .anyMatch(job -> switch (story.levelOf(job.downstream())) {
                    case L2 -> false;
                    case L3 ->
                        job.pullRequest().filter(story.labels()::wasEverPut).isPresent();
                    case L4 -> true;
                });
    }

    private Check onceEach(int unrecorded) {
        Map<String, Long> perAttempt = story.checkRuns().stream()
                .map(checkRun -> checkRun.headSha() + " " + checkRun.name() + ", attempt " + Story.attempt(checkRun))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<String> repeated = perAttempt.entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .map(each -> each.getKey() + " has " + each.getValue())
                .toList();
        long repeats = (long) story.checkRuns().size() - perAttempt.size();
        return new Check(
                "each attempt has one check run, and another after kills only",
                "%d more of %d, where %d could be"
                        .formatted(repeats, story.checkRuns().size(), unrecorded),
                repeats <= unrecorded ? List.of() : repeated);
    }
}
