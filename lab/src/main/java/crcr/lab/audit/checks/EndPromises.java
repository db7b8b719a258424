package crcr.lab.audit.checks;

import crcr.lab.audit.checks.RerunLedger.Run;
import crcr.lab.audit.checks.RerunLedger.Wish;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Checks the guarantees about silent jobs, and about re-runs. */
public final class EndPromises {
    private final Story story;

    /** Checks that story, which has ended. */
    public EndPromises(Story story) {
        this.story = story;
    }

    /** Returns all checks. */
    public List<Check> all() {
        return List.of(ended(), runAgain());
    }

    private Check ended() {
        List<Job> begun =
                story.jobs().all().stream().filter(story.jobs()::hasBegun).toList();
        List<Job> closed =
                begun.stream().filter(job -> !story.closings(job).isEmpty()).toList();
        return new Check(
                "a silent job is closed once, or ended by its late report",
                "%d of %d jobs were closed, of which %d reported later"
                        .formatted(
                                closed.size(),
                                begun.size(),
                                closed.stream()
                                        .filter(job ->
                                                story.jobs().conclusion(job).isPresent())
                                        .count()),
                Stream.concat(
                                story.open().stream().map(job -> job + " has never ended"),
                                closed.stream()
                                        .filter(job -> closings(job) > 1)
                                        .map(job -> job + " was closed " + closings(job) + " times"))
                        .toList());
    }

    // A record that arrives twice is no second closing.
    private long closings(Job job) {
        return story.closings(job).stream().map(Closing::at).distinct().count();
    }

    private Check runAgain() {
        return new Check(
                "who is wanted again is run again, or runs already",
                "%d events, and %d re-runs"
                        .formatted(
                                story.reruns().wishes().size(), story.reruns().taken()),
                story.reruns().wishes().stream()
                        .flatMap(wish -> wish.runs().stream()
                                .filter(run -> !isHeard(wish, run))
                                .map(run -> "GitHub was not asked to run " + run + " again"))
                        .toList());
    }

    private boolean isHeard(Wish wish, Run run) {
        Run inGitHubsWords = new Run(run.downstream().toLowerCase(Locale.ROOT), run.id());
        return story.reruns().said().stream()
                .anyMatch(said -> said.run().equals(inGitHubsWords) && said.at() > wish.sent());
    }
}
