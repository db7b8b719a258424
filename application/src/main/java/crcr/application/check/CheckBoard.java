package crcr.application.check;

import crcr.domain.check.JobStanding;
import crcr.domain.check.PullRequestCommit;
import crcr.domain.event.Labels;
import crcr.domain.job.JobKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The jobs of each commit as they stand last, what GitHub shows of them, and the labels of pull requests. A label that
 * is accepted and a job that is posted at the same moment meet: labels are on record before the jobs of a commit are
 * listed, and a job is on the board before the labels are read. What is posted lives as long as other records, from the
 * last post on; labels live 90 days. Every method throws {@link crcr.application.store.StoreUnreachableException} if
 * the store does not answer.
 */
public interface CheckBoard {
    /**
     * What GitHub shows of a job.
     *
     * @param checkRun GitHub's number of its check run
     * @param rank the {@link JobStanding#rank()} that it shows
     */
    record Shown(long checkRun, int rank) {}

    /**
     * A job on the board.
     *
     * @param standing how it stands last
     * @param shown what GitHub shows of it
     * @param remark why GitHub does not show it, if GitHub said so; one line
     */
    record Entry(JobStanding standing, Optional<Shown> shown, Optional<String> remark) {}

    /**
     * What decides whether a job shows.
     *
     * @param labels the labels in force on its pull request; empty if no event had any
     * @param isOvertaken whether a later attempt of it is on the board
     */
    record Situation(Entry entry, Optional<Labels> labels, boolean isOvertaken) {}

    /**
     * Posts how a job stands, unless it stands on the board with a higher rank, and returns its situation. Atomic and
     * idempotent; one round trip.
     */
    Situation post(JobStanding standing);

    /** Returns the situation of a job; empty if it is not on the board. One round trip. */
    Optional<Situation> look(PullRequestCommit commit, JobKey job);

    /**
     * Notes that GitHub shows a job so, and forgets the remark; a higher rank that is noted stays. Idempotent. From
     * then on {@link crcr.application.callback.JobRecords.Reservation.Held#isShown()} says so.
     */
    void shown(JobStanding standing, long checkRun);

    /** Notes why GitHub does not show a job. Idempotent; nothing happens if the job is not on the board any more. */
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
