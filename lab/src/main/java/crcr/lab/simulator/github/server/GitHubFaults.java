package crcr.lab.simulator.github.server;

import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The planned faults. */
public final class GitHubFaults {
    private final List<Planned> planned = new ArrayList<>();

    private static final class Planned {
        private final Predicate<GitHubRequest> matching;
        private final GitHubFault fault;
        private int left;

        private Planned(int times, Predicate<GitHubRequest> matching, GitHubFault fault) {
            this.left = times;
            this.matching = matching;
            this.fault = fault;
        }
    }

    public synchronized void plan(int times, Predicate<GitHubRequest> matching, GitHubFault fault) {
        planned.add(new Planned(times, matching, fault));
    }

    /** Returns the first fault that is planned for such a request, and counts it. */
    public synchronized Optional<GitHubFault> next(GitHubRequest request) {
        for (Planned candidate : planned) {
            if (candidate.left > 0 && candidate.matching.test(request)) {
                candidate.left--;
                return Optional.of(candidate.fault);
            }
        }
        return Optional.empty();
    }
}
