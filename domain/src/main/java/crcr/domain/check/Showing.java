package crcr.domain.check;

import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Grant;
import crcr.domain.event.Labels;
import java.util.Optional;

/** The decision whether a job shows as a check run on the pull request of its commit, with the reason. */
public sealed interface Showing {
    /** The job shows. */
    record Shown() implements Showing {}

    /** The job's event belongs to no pull request. */
    record NoPullRequest() implements Showing {}

    /** The job's downstream is not on the allowlist any more. */
    record NotListed() implements Showing {}

    /** The level of the job's downstream has no check runs. */
    record LevelTooLow(Downstream downstream) implements Showing {}

    /** The job's downstream shows check runs on request only, and the pull request does not carry the label. */
    record NotLabelled(Downstream downstream, String label) implements Showing {}

    /**
     * Decides for a job of that downstream.
     *
     * @param downstream its entry on the allowlist; empty if it has none
     * @param labels the labels in force on the pull request; empty if no event had any
     * @param isShown whether a check run of this job exists already. Such a check run is kept up to date even if the
     *     level or the labels have changed since, because otherwise it would show for ever that the job runs.
     */
    static Showing of(
            Optional<Downstream> downstream, boolean hasPullRequest, Optional<Labels> labels, boolean isShown) {
        if (!hasPullRequest) {
            return new NoPullRequest();
        }
        if (isShown) {
            return new Shown();
        }
        return downstream.map(listed -> of(listed, labels)).orElseGet(NotListed::new);
    }

    private static Showing of(Downstream downstream, Optional<Labels> labels) {
        if (downstream.has(Grant.CHECK_RUN_ALWAYS)) {
            return new Shown();
        }
        if (!downstream.has(Grant.CHECK_RUN_WHEN_LABELLED)) {
            return new LevelTooLow(downstream);
        }
        return downstream
                .device()
                .filter(device -> labels.filter(all -> all.askFor(device)).isEmpty())
                .<Showing>map(device -> new NotLabelled(downstream, device.label()))
                .orElseGet(Shown::new);
    }

    /** Returns the decision in words, for a reader who looks for a missing check run. */
    default String words() {
        return switch (this) {
            case Shown() -> "it shows as a check run";
            case NoPullRequest() -> "the event belongs to no pull request, so there is nothing to show a check run on";
            case NotListed() -> "its repository is not on the allowlist any more";
            case LevelTooLow(Downstream downstream) ->
                "at " + downstream.level() + " results do not show as check runs; they do from L3 on";
            case NotLabelled(Downstream downstream, String label) ->
                "at " + downstream.level() + "; the pull request does not carry " + label;
        };
    }
}
