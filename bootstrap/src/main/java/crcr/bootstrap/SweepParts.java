package crcr.bootstrap;

import crcr.application.check.StandingForm;
import crcr.application.rerun.GivingUpReruns;
import crcr.application.sweep.CountingUnstarted;
import crcr.application.sweep.LookAtRun;
import crcr.application.sweep.SweepingSilentJobs;
import crcr.bootstrap.settings.SweepSettings;
import crcr.infrastructure.check.CallbackWords;
import crcr.infrastructure.check.StandingJson;
import crcr.infrastructure.hud.ClosedRecord;
import crcr.infrastructure.work.Sweep;

/** Composes the sweep of silent jobs. */
final class SweepParts {
    private SweepParts() {}

    /** Starts to sweep, if that is configured. */
    static void work(Ground ground, Known known, EffectParts effects, LookAtRun github) {
        SweepSettings settings = ground.settings().sweep();
        SweepingSilentJobs silent = new SweepingSilentJobs(
                ground.store().sweeps().silentRuns(),
                github,
                known.allowlist(),
                new ClosedRecord(),
                new CallbackWords(),
                ground.settings().hud().isPresent(),
                effects.followUps(),
                settings.patience());
        CountingUnstarted unstarted =
                new CountingUnstarted(ground.store().sweeps().unstarted(), known.allowlist(), settings.patience());
        settings.every()
                .ifPresent(every -> ground.closing()
                        .closing(new Sweep(
                                ground.store().sweeps().turns(),
                                silent,
                                unstarted,
                                reruns(ground),
                                every,
                                ground.clock(),
                                ground.meters()))
                        .start());
    }

    private static GivingUpReruns reruns(Ground ground) {
        StandingForm form = new StandingJson();
        return new GivingUpReruns(
                ground.store().checks().queuedJobs(form),
                form,
                ground.store().outbox(),
                ground.settings().sweep().patience().untilStarted());
    }
}
