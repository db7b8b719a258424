package crcr.application.check;

import crcr.domain.check.JobStanding;
import crcr.domain.check.PullRequestCommit;
import crcr.domain.event.Labels;
import crcr.domain.job.JobKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The latest standing of each job of a commit, the check runs that GitHub shows of them, and the labels of pull
 * requests. A label and a job that arrive at the same moment do not miss each other: labels are on record before the
 * jobs of a commit are listed, and a job is on the board before the labels are read. A posted job lives as long as
 * other records, from its last post on; labels live 90 days. Every method throws
 * {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface CheckBoard {
    /**
     * The check run that GitHub shows for a job.
     *
     * @param checkRun GitHub's number of its check run
     * @param rank the {@link JobStanding#rank()} that it shows
     */
    record Shown(long checkRun, int rank) {}

    /**
     * A job on the board.
     *
     * @param standing its latest standing
     * @param shown the check run that GitHub shows of it
     * @param remark why GitHub does not show it, if GitHub gave a reason; one line
     */
    record Entry(JobStanding standing, Optional<Shown> shown, Optional<String> remark) {}

    /**
     * The facts that decide whether a job shows.
     *
     * @param labels the labels in force on its pull request; empty if no event had any
     * @param isOvertaken whether a later attempt of it is on the board
     */
    record Situation(Entry entry, Optional<Labels> labels, boolean isOvertaken) {}

    /**
     * Posts the standing of a job, unless the board has one with a higher rank, and returns its situation. Atomic and
     * idempotent; one round trip.
     */
    Situation post(JobStanding standing);

    /** Returns the situation of a job; empty if it is not on the board. One round trip. */
    Optional<Situation> look(PullRequestCommit commit, JobKey job);

    /**
     * Records that GitHub shows this standing of a job, and forgets the remark. A higher recorded rank stays.
     * Idempotent. From then on {@link crcr.application.callback.JobRecords.Reservation.Held#isShown()} returns true for
     * the job.
     */
    void shown(JobStanding standing, long checkRun);

    /** Records why GitHub does not show a job. Idempotent; nothing happens if the job is not on the board any more. */
    void remark(JobStanding standing, String why);

    /** Returns all jobs of a commit. */
    List<Entry> jobs(String headSha);

    /**
     * Returns the numbers of the check runs that show these jobs of a commit; none for a job that does not show. One
     * round trip.
     */
    Map<JobKey, Long> checkRuns(String headSha, List<JobKey> jobs);

    /** Returns the labels in force on a pull request; empty if no event had any. */
    Optional<Labels> labels(long pullRequest);
}
