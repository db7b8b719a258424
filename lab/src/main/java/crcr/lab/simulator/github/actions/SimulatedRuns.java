package crcr.lab.simulator.github.actions;

import crcr.lab.simulator.github.GitHubRefusal;
import crcr.lab.simulator.github.actions.SimulatedAttempt.Job;
import crcr.lab.simulator.github.repository.GitHubRepositories;
import crcr.lab.simulator.github.repository.GitHubRepositories.Repository;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The workflow runs of all repositories, with their attempts and jobs. Safe for use by several threads. */
public final class SimulatedRuns {
    // Such an id does not fit into an int.
    private static final long FIRST_ID = 4_000_000_001L;

    private final Map<Key, List<SimulatedAttempt>> runs = new HashMap<>();
    private final List<Consumer<SimulatedAttempt>> listeners = new CopyOnWriteArrayList<>();
    private long lastId = FIRST_ID;

    private record Key(String repository, long run) {
        static Key of(String repository, long run) {
            return new Key(GitHubRepositories.lowerCase(repository), run);
        }
    }

    /** Starts a run with these jobs. */
    public synchronized SimulatedAttempt start(String repository, String... jobs) {
        return start(repository, ++lastId, jobs);
    }

    /** Starts a run of that number with these jobs. */
    public synchronized SimulatedAttempt start(String repository, long run, String... jobs) {
        SimulatedAttempt first = new SimulatedAttempt(
                repository,
                run,
                1,
                Optional.empty(),
                Arrays.stream(jobs)
                        .map(name -> new Job(++lastId, name, Optional.empty()))
                        .toList());
        runs.put(Key.of(repository, run), new ArrayList<>(List.of(first)));
        return first;
    }

    /** Ends a job of the latest attempt. The last job ends the attempt, with a conclusion from its jobs. */
    public synchronized void endJob(String repository, long run, String job, String conclusion) {
        SimulatedAttempt latest = latest(repository, run);
        List<Job> jobs = latest.jobs().stream()
                .map(one -> one.name().equals(job) ? new Job(one.id(), job, Optional.of(conclusion)) : one)
                .toList();
        boolean isLast = jobs.stream().allMatch(one -> one.conclusion().isPresent());
        replaceLatest(new SimulatedAttempt(
                latest.repository(),
                run,
                latest.attempt(),
                isLast ? Optional.of(jobs.stream().anyMatch(Job::hasFailed) ? "failure" : "success") : Optional.empty(),
                jobs));
    }

    /** Ends the latest attempt with that conclusion, including its running jobs. */
    public synchronized void end(String repository, long run, String conclusion) {
        SimulatedAttempt latest = latest(repository, run);
        replaceLatest(new SimulatedAttempt(
                latest.repository(),
                run,
                latest.attempt(),
                Optional.of(conclusion),
                latest.jobs().stream()
                        .map(job ->
                                new Job(job.id(), job.name(), job.conclusion().or(() -> Optional.of(conclusion))))
                        .toList()));
    }

    private void replaceLatest(SimulatedAttempt attempt) {
        List<SimulatedAttempt> attempts = attempts(attempt.repository(), attempt.run());
        attempts.set(attempts.size() - 1, attempt);
    }

    /** Returns the present state of a run's latest attempt. */
    public synchronized SimulatedAttempt latest(String repository, long run) {
        return attempts(repository, run).getLast();
    }

    /** Reports each attempt that a re-run starts from now on, on a thread of its own, as to a runner. */
    public void onRerun(Consumer<SimulatedAttempt> listener) {
        listeners.add(listener);
    }

    private List<SimulatedAttempt> attempts(String repository, long run) {
        List<SimulatedAttempt> attempts = runs.get(Key.of(repository, run));
        if (attempts == null) {
            throw new GitHubRefusal(404, "Not Found");
        }
        return attempts;
    }

    /** Returns an attempt; refuses the call if it does not exist. */
    synchronized SimulatedAttempt attempt(Repository repository, long run, long attempt) {
        return attempts(repository.fullName(), run).stream()
                .filter(one -> one.attempt() == attempt)
                .findFirst()
                .orElseThrow(() -> new GitHubRefusal(404, "Not Found"));
    }

    /**
     * Starts another attempt. Refuses the call while the latest one runs, and if no job failed where only failed ones
     * are meant.
     */
    void rerun(Repository repository, long run, boolean onlyFailed) {
        SimulatedAttempt next = next(repository, run, onlyFailed);
        for (Consumer<SimulatedAttempt> listener : listeners) {
            Thread.ofVirtual().start(() -> listener.accept(next));
        }
    }

    private synchronized SimulatedAttempt next(Repository repository, long run, boolean onlyFailed) {
        SimulatedAttempt latest = latest(repository.fullName(), run);
        if (!latest.hasEnded()) {
            throw new GitHubRefusal(403, "This workflow is already running");
        }
        if (onlyFailed && latest.jobs().stream().noneMatch(Job::hasFailed)) {
            throw new GitHubRefusal(403, "This workflow run cannot be retried");
        }
        SimulatedAttempt next = new SimulatedAttempt(
                latest.repository(),
                run,
                latest.attempt() + 1,
                Optional.empty(),
                latest.jobs().stream()
                        .map(job ->
                                onlyFailed && !job.hasFailed() ? job : new Job(++lastId, job.name(), Optional.empty()))
                        .toList());
        attempts(repository.fullName(), run).add(next);
        return next;
    }
}
