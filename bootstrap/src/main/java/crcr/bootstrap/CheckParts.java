package crcr.bootstrap;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.callback.FollowUp;
import crcr.application.check.CallGitHub;
import crcr.application.check.CheckBoard;
import crcr.application.check.CheckQueue;
import crcr.application.check.DeliveringChecks;
import crcr.application.check.LookingAgain;
import crcr.application.check.PaceChecks;
import crcr.application.check.ShowingChecks;
import crcr.application.check.StandingForm;
import crcr.application.outbox.DeliverEffect;
import crcr.application.outbox.QuietTime;
import crcr.application.rerun.DeliveringReruns;
import crcr.application.rerun.QueuedAgain;
import crcr.application.rerun.RerunQueue;
import crcr.application.rerun.RunsOfSuite;
import crcr.bootstrap.settings.Settings;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.check.StandingJson;
import crcr.infrastructure.github.GitHub;
import crcr.infrastructure.work.EffectQueue;
import java.util.List;
import java.util.Optional;

/**
 * Composes the check runs on the upstream's pull requests.
 *
 * @param queues the queues whose effects are done
 * @param showing puts effects in when a job moves
 */
record CheckParts(List<EffectQueue> queues, FollowUp showing) {
    // GitHub allows 100 concurrent calls for all users of an App; the pace keeps these low anyway.
    private static final int CHECKS_AT_ONCE = 8;
    private static final int RERUNS_AT_ONCE = 4;

    static CheckParts of(Ground ground, AllowlistInForce allowlist, GitHub github) {
        StandingForm form = new StandingJson();
        CheckBoard board = ground.store().checks().board(form);
        return new CheckParts(
                List.of(
                        checks(ground, allowlist, board, form, github),
                        new EffectQueue(
                                RerunQueue.NAME,
                                reruns(ground, allowlist, board, form, github),
                                RerunQueue.backoff(),
                                RERUNS_AT_ONCE,
                                () -> true)),
                new ShowingChecks(form));
    }

    private static EffectQueue checks(
            Ground ground, AllowlistInForce allowlist, CheckBoard board, StandingForm form, GitHub github) {
        QuietTime quiet = new QuietTime(ground.clock());
        DeliverEffect delivering = new DeliveringChecks(
                board,
                form,
                allowlist,
                new LookingAgain(board, ground.store().outbox()),
                new CallGitHub(github.checkRuns(upstream(ground)), board, pace(ground), quiet),
                ground.settings().github().access().pages());
        return new EffectQueue(CheckQueue.NAME, delivering, CheckQueue.backoff(), CHECKS_AT_ONCE, quiet::isOver);
    }

    private static RepositoryName upstream(Ground ground) {
        return ground.settings().upstream().repository();
    }

    private static PaceChecks pace(Ground ground) {
        Settings settings = ground.settings();
        return settings.checks().perMinute() == 0
                ? Optional::empty
                : ground.store().checks().pace(settings.checks().perMinute());
    }

    private static DeliverEffect reruns(
            Ground ground, AllowlistInForce allowlist, CheckBoard board, StandingForm form, GitHub github) {
        return new DeliveringReruns(
                allowlist,
                github.reruns(),
                ground.store().checks().reruns(),
                new RunsOfSuite(
                        board,
                        github.checkSuites(upstream(ground)),
                        ground.store().outbox(),
                        ground.settings().github().access().pages()),
                new QueuedAgain(board, form, ground.store().outbox(), ground.clock()));
    }
}
