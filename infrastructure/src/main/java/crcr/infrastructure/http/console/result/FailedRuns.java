package crcr.infrastructure.http.console.result;

import crcr.application.result.DeliveryResult;
import crcr.application.result.TargetResult;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.JobClass;
import crcr.domain.result.JobResult;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The runs of a delivery that may be run again from its page. */
final class FailedRuns {
    /** The maximum number of runs that are run again at once. */
    static final int MOST = 100;

    private static final int MOST_DOWNSTREAMS = 50;

    private final ResultSubjects subjects;
    private final JobRows rows;

    FailedRuns(ResultSubjects subjects) {
        this.subjects = subjects;
        this.rows = new JobRows(subjects.allowlist(), subjects.gitHubPages());
    }

    /** A run of GitHub Actions. */
    record Run(RepositoryName repository, String id) {
        private static final Pattern ID = Pattern.compile("\\d{1,20}");

        /** Reads a run from a form; empty if the text is none. */
        static Optional<Run> parse(String field) {
            int colon = field.indexOf(':');
            return Optional.of(field)
                    .filter(_ ->
                            colon > 0 && ID.matcher(field.substring(colon + 1)).matches())
                    .flatMap(_ -> RepositoryName.parse(field.substring(0, colon)))
                    .map(repository -> new Run(repository, field.substring(colon + 1)));
        }

        /** Returns the run as a field of a form. */
        String field() {
            return repository + ":" + id;
        }

        /** Returns the run for people to read. */
        String words() {
            return "run " + id + " of " + repository;
        }
    }

    /** Returns the runs whose latest attempt has a failed job: the first {@link #MOST}, of 50 downstreams at most. */
    List<Run> failed(DeliveryResult delivery) {
        List<RepositoryName> failing = subjects.results().targets(delivery.id()).stream()
                .filter(target -> target.jobs().failed() > 0)
                .map(TargetResult::downstream)
                .sorted()
                .limit(MOST_DOWNSTREAMS)
                .toList();
        Map<Run, List<JobResult>> runs = latestAttempts(delivery, failing);
        return runs.entrySet().stream()
                .filter(run -> run.getValue().stream().anyMatch(job -> job.countsAs() == JobClass.FAILED))
                .filter(run -> obstacle(run.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .limit(MOST)
                .toList();
    }

    /** Returns why this run cannot be run again; empty if it can. */
    Optional<String> obstacle(DeliveryResult delivery, Run run) {
        return obstacle(latestAttempts(delivery, List.of(run.repository())).getOrDefault(run, List.of()));
    }

    /** Returns those of these runs that can be run again. */
    List<Run> possible(DeliveryResult delivery, List<Run> meant) {
        Map<Run, List<JobResult>> known = latestAttempts(
                delivery,
                meant.stream()
                        .map(Run::repository)
                        .distinct()
                        .limit(MOST_DOWNSTREAMS)
                        .toList());
        return meant.stream()
                .distinct()
                .filter(run -> obstacle(known.getOrDefault(run, List.of())).isEmpty())
                .toList();
    }

    private Optional<String> obstacle(List<JobResult> jobs) {
        return jobs.isEmpty()
                ? Optional.of("None of its jobs is on record.")
                : jobs.stream().flatMap(job -> rows.notRerun(job).stream()).findFirst();
    }

    private Map<Run, List<JobResult>> latestAttempts(DeliveryResult delivery, List<RepositoryName> repositories) {
        Map<Run, List<JobResult>> runs = subjects.results().jobs(delivery.id(), repositories).values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        job -> new Run(job.job().downstream(), job.job().runId()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        runs.replaceAll((_, jobs) -> latestAttempt(jobs));
        return runs;
    }

    private static List<JobResult> latestAttempt(List<JobResult> jobs) {
        BigInteger latest = jobs.stream()
                .map(FailedRuns::attempt)
                .max(Comparator.naturalOrder())
                .orElse(BigInteger.ZERO);
        return jobs.stream().filter(job -> attempt(job).equals(latest)).toList();
    }

    private static BigInteger attempt(JobResult job) {
        return new BigInteger(job.job().runAttempt());
    }
}
