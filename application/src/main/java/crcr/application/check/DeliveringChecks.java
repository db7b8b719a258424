package crcr.application.check;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.check.CheckBoard.Entry;
import crcr.application.check.CheckBoard.Shown;
import crcr.application.check.CheckBoard.Situation;
import crcr.application.outbox.Claimed;
import crcr.application.outbox.DeliverEffect;
import crcr.application.outbox.Effect;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Downstream;
import crcr.domain.check.CheckRun;
import crcr.domain.check.JobLink;
import crcr.domain.check.JobStanding;
import crcr.domain.check.Showing;
import crcr.domain.check.ShownJob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Does the effects of the {@link CheckQueue}: decides whether a job shows on the upstream's pull request, and shows it.
 * A job that GitHub already shows in its standing costs no call, so that a repeated effect does no harm.
 */
public final class DeliveringChecks implements DeliverEffect {
    private static final Duration ALLOWLIST_SOON = Duration.ofSeconds(5);

    private final CheckBoard board;
    private final StandingForm form;
    private final AllowlistInForce allowlist;
    private final LookingAgain lookingAgain;
    private final CallGitHub calls;
    private final String gitHubPages;

    /**
     * Decides by that board and that allowlist.
     *
     * @param gitHubPages the base address of downstreams' runs, without a slash at the end: {@code https://github.com}
     */
    public DeliveringChecks(
            CheckBoard board,
            StandingForm form,
            AllowlistInForce allowlist,
            LookingAgain lookingAgain,
            CallGitHub calls,
            String gitHubPages) {
        this.board = board;
        this.form = form;
        this.allowlist = allowlist;
        this.lookingAgain = lookingAgain;
        this.calls = calls;
        this.gitHubPages = gitHubPages;
    }

    @Override
    public Result deliver(Claimed claimed) {
        Optional<Allowlist> known = allowlist.allowlist();
        if (known.isEmpty()) {
            return new Result.Limited(ALLOWLIST_SOON, "no allowlist has been read yet");
        }
        return switch (CheckQueue.content(claimed.effect())) {
            case CheckQueue.Content.State state -> show(board.post(form.read(state.standing())), known.get());
            case CheckQueue.Content.Look look ->
                board.look(look.commit(), look.job())
                        .map(situation -> show(situation, known.get()))
                        .orElseGet(() -> new Result.Dropped("the job is not on record any more"));
            case CheckQueue.Content.Labelled labelled -> {
                lookingAgain.lookAt(labelled.commit(), labelled.label(), known.get());
                yield new Result.Done();
            }
        };
    }

    private Result show(Situation situation, Allowlist known) {
        Entry entry = situation.entry();
        JobStanding standing = entry.standing();
        if (entry.shown().filter(shown -> shown.rank() >= standing.rank()).isPresent()) {
            return new Result.Done();
        }
        Optional<Downstream> downstream = known.find(standing.job().downstream());
        Showing showing =
                Showing.of(downstream, true, situation.labels(), entry.shown().isPresent());
        return showing instanceof Showing.Shown && !isHidden(situation) ? call(entry, downstream) : new Result.Done();
    }

    // A check run that is created now would hide the one of the later attempt.
    private static boolean isHidden(Situation situation) {
        return situation.isOvertaken() && situation.entry().shown().isEmpty();
    }

    private Result call(Entry entry, Optional<Downstream> downstream) {
        JobStanding standing = entry.standing();
        CheckRun checkRun = CheckRun.of(new ShownJob(
                standing,
                downstream.map(Downstream::level),
                downstream.map(Downstream::oncalls).orElse(List.of()),
                link(standing)));
        return calls.show(standing, checkRun, entry.shown().map(Shown::checkRun));
    }

    private JobLink link(JobStanding standing) {
        return standing.elsewhere()
                .<JobLink>map(page -> page)
                .orElseGet(() -> new JobLink.OnGitHub(gitHubPages, standing.jobId()));
    }

    @Override
    public String title(Effect effect) {
        return switch (CheckQueue.content(effect)) {
            case CheckQueue.Content.State _ -> "state of a job for its check run";
            case CheckQueue.Content.Look _ -> "look whether a job shows as a check run";
            case CheckQueue.Content.Labelled _ -> "look at the jobs of a labelled pull request";
        };
    }
}
