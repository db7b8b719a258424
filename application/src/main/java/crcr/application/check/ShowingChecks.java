package crcr.application.check;

import crcr.application.callback.FollowUp;
import crcr.application.callback.Move;
import crcr.application.outbox.Effect;
import crcr.domain.allowlist.Grant;
import crcr.domain.check.CheckState;
import crcr.domain.check.JobStanding;
import crcr.domain.check.PullRequestCommit;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.result.WorkflowWords;
import java.util.List;

/**
 * Shows the jobs of L3 and L4 downstreams as check runs. The decision whether a job shows is made when the effect is
 * done, because labels and the allowlist change.
 */
public final class ShowingChecks implements FollowUp {
    private final StandingForm form;

    /** Writes effects in {@code form}. */
    public ShowingChecks(StandingForm form) {
        this.form = form;
    }

    @Override
    public List<Effect> of(Move move) {
        if (!move.downstream().has(Grant.CHECK_RUN_WHEN_LABELLED) && !move.isShown()) {
            return List.of();
        }
        UpstreamEvent event = move.dispatch().event();
        return event.pullRequest().isEmpty()
                ? List.of()
                : List.of(effect(move, new PullRequestCommit(event.pullRequest().getAsLong(), event.headSha())));
    }

    private Effect effect(Move move, PullRequestCommit commit) {
        WorkflowWords words = move.words();
        JobStanding standing = new JobStanding(
                move.job(),
                words.name(),
                commit,
                state(move),
                move.by() == Move.By.RELAY,
                move.times(),
                words.tests(),
                words.artifact(),
                move.place().provenJob(),
                words.linkFrom(move.place()));
        return CheckQueue.state(standing, form.written(standing));
    }

    private static CheckState state(Move move) {
        return move.report()
                .conclusion()
                .<CheckState>map(CheckState.Completed::new)
                .orElseGet(CheckState.InProgress::new);
    }
}
