package crcr.application.rerun;

import crcr.application.check.CheckBoard;
import crcr.application.check.CheckBoard.Entry;
import crcr.application.check.CheckQueue;
import crcr.application.check.StandingForm;
import crcr.application.outbox.PutEffects;
import crcr.domain.check.JobStanding;
import crcr.domain.check.RunAgain;
import crcr.domain.repository.RepositoryName;
import java.time.Clock;
import java.util.List;

/** Shows the jobs that GitHub is about to run again as queued, if they show already. */
public final class QueuedAgain {
    private final CheckBoard board;
    private final StandingForm form;
    private final PutEffects effects;
    private final Clock clock;

    /** Finds jobs on that board, and takes the time from that clock. */
    public QueuedAgain(CheckBoard board, StandingForm form, PutEffects effects, Clock clock) {
        this.board = board;
        this.form = form;
        this.effects = effects;
        this.clock = clock;
    }

    void failedJobs(RepositoryName downstream, String headSha, String runId) {
        show(RunAgain.failedJobs(shown(downstream, headSha, runId), clock.instant()));
    }

    void allJobs(RepositoryName downstream, String headSha, String runId) {
        show(RunAgain.allJobs(shown(downstream, headSha, runId), clock.instant()));
    }

    private List<JobStanding> shown(RepositoryName downstream, String headSha, String runId) {
        return board.jobs(headSha).stream()
                .filter(entry -> entry.shown().isPresent())
                .map(Entry::standing)
                .filter(standing -> standing.job().downstream().equals(downstream))
                .filter(standing -> standing.job().runId().equals(runId))
                .filter(standing -> standing.elsewhere().isEmpty())
                .toList();
    }

    private void show(List<JobStanding> queued) {
        effects.putAll(queued.stream()
                .map(standing -> CheckQueue.supposed(standing, form.written(standing)))
                .toList());
    }
}
