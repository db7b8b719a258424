package crcr.domain.check;

import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Grant;
import crcr.domain.event.Labels;
import java.util.Optional;

/** Whether a job shows as a check run on the pull request of its commit, and why not. */
public sealed interface Showing {
    /** It shows. */
    record Shown() implements Showing {}

    /** The event that it was dispatched for belongs to no pull request. */
    record NoPullRequest() implements Showing {}

    /** Its downstream is not on the allowlist any more. */
    record NotListed() implements Showing {}

    /** Its downstream's level has no check runs. */
    record LevelTooLow(Downstream downstream) implements Showing {}

    /** Its downstream shows check runs on request only, and the pull request does not carry the label. */
    record NotLabelled(Downstream downstream, String label) implements Showing {}

    /**
     * Decides for a job of that downstream.
     *
     * @param downstream as it is on the allowlist; empty if it is not
     * @param labels the labels in force on the pull request; empty if no event had any
     * @param isShown whether a check run of this job is there already. Such a one is kept up to date whatever the level
     *     and the labels have become meanwhile, or it would say for ever that the job runs.
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

    /** Returns the answer in words, for those who ask why nothing shows. */
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
