package crcr.application.rerun;

import crcr.application.check.CheckQueue;
import crcr.application.check.StandingForm;
import crcr.application.outbox.PutEffects;
import crcr.domain.check.JobStanding;
import crcr.domain.check.RunAgain;
import java.time.Duration;
import java.util.List;

/**
 * Shows jobs as timed out that are queued again and do not report, because otherwise their check runs would be queued
 * for ever. A late result replaces that.
 */
public final class GivingUpReruns {
    private final QueuedJobs jobs;
    private final StandingForm form;
    private final PutEffects effects;
    private final Duration patience;

    /**
     * Finds such jobs in {@code jobs}.
     *
     * @param patience the time to wait for a first report
     */
    public GivingUpReruns(QueuedJobs jobs, StandingForm form, PutEffects effects, Duration patience) {
        this.jobs = jobs;
        this.form = form;
        this.effects = effects;
        this.patience = patience;
    }

    /**
     * Gives up the overdue jobs, 100 at a time. They stay overdue until their check runs show it.
     *
     * @return the number of overdue jobs
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    public int giveUp() {
        List<JobStanding> overdue = jobs.overdue(patience, PutEffects.MOST);
        effects.putAll(overdue.stream()
                .map(RunAgain::givenUp)
                .map(standing -> CheckQueue.supposed(standing, form.written(standing)))
                .toList());
        return overdue.size();
    }
}
