package crcr.infrastructure.http.console.result;

import crcr.application.result.DeliveryResult;
import crcr.application.result.ReadResults;
import crcr.application.result.TargetResult;
import crcr.domain.allowlist.Downstream;
import crcr.domain.job.JobKey;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.JobClass;
import crcr.domain.result.JobResult;
import crcr.infrastructure.http.console.answer.Asked;
import crcr.infrastructure.http.console.page.JobRow;
import crcr.infrastructure.http.console.page.TargetRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the rows of a delivery's targets with their jobs: two round trips for a part of the table. */
final class TargetRows {
    /** The maximum number of a downstream's jobs that are listed beside those of others. */
    static final int FIRST_JOBS = 8;

    // Each job costs the store and this process some 50 microseconds, and a page should be made within a tenth of a
    // second.
    private static final long MOST_READ = 1_000;

    private static final Comparator<JobResult> WORST_FIRST =
            Comparator.comparingInt(job -> List.of(JobClass.FAILED, JobClass.RUNNING, JobClass.OTHER, JobClass.PASSED)
                    .indexOf(job.countsAs()));

    private final ResultSubjects subjects;
    private final JobRows jobs;

    TargetRows(ResultSubjects subjects) {
        this.subjects = subjects;
        this.jobs = new JobRows(subjects.allowlist(), subjects.gitHubPages());
    }

    /**
     * Returns the rows of these targets.
     *
     * @param each the maximum number of jobs that are listed of each
     */
    List<TargetRow> rows(DeliveryResult delivery, List<TargetResult> targets, int each, Asked asked) {
        Map<RepositoryName, List<JobResult>> found = subjects.results().jobs(delivery.id(), read(targets));
        List<List<JobResult>> listed = targets.stream()
                .map(target -> found.getOrDefault(target.downstream(), List.of()).stream()
                        .sorted(WORST_FIRST)
                        .limit(each)
                        .toList())
                .toList();
        Map<JobKey, Long> checkRuns = checkRuns(delivery, listed);
        return IntStream.range(0, targets.size())
                .mapToObj(number -> row(
                        targets.get(number),
                        listed.get(number).stream()
                                .map(job -> jobs.row(job, checkRunUrl(checkRuns.get(job.job()))))
                                .toList(),
                        asked))
                .toList();
    }

    // The first targets whose jobs together stay below the bound.
    private static List<RepositoryName> read(List<TargetResult> targets) {
        List<RepositoryName> read = new ArrayList<>();
        long sum = 0;
        for (TargetResult target : targets) {
            long jobs = Math.min(target.jobs().all(), ReadResults.MOST_JOBS);
            if (jobs > 0 && sum + jobs <= MOST_READ) {
                sum += jobs;
                read.add(target.downstream());
            }
        }
        return read;
    }

    // Only jobs of a pull request show there.
    private Map<JobKey, Long> checkRuns(DeliveryResult delivery, List<List<JobResult>> listed) {
        return delivery.event().pullRequest().isEmpty()
                ? Map.of()
                : subjects.board()
                        .checkRuns(
                                delivery.event().headSha(),
                                listed.stream()
                                        .flatMap(List::stream)
                                        .map(JobResult::job)
                                        .toList());
    }

    private Optional<String> checkRunUrl(@Nullable Long number) {
        return Optional.ofNullable(number)
                .map(known -> subjects.gitHubPages() + "/" + subjects.upstream() + "/runs/" + known);
    }

    private TargetRow row(TargetResult target, List<JobRow> listed, Asked asked) {
        return new TargetRow(
                target.downstream().toString(),
                subjects.allowlist()
                        .allowlist()
                        .flatMap(known -> known.find(target.downstream()))
                        .map(Downstream::level)
                        .map(Enum::name),
                StageWords.mark(target.stage(), target.jobs()),
                StageWords.words(target.stage(), target.downstream(), !asked.ofStranger(), asked.now()),
                target.attempts(),
                DeliveryRows.counts(target.jobs()),
                listed,
                Math.max(0, target.jobs().all() - listed.size()));
    }
}
