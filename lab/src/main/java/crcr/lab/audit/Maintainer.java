package crcr.lab.audit;

import crcr.lab.audit.checks.RerunLedger;
import crcr.lab.audit.checks.RerunLedger.Run;
import crcr.lab.simulator.github.GitHubSimulator;
import crcr.lab.simulator.github.checks.SimulatedCheckRun;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Finds failed check runs, and requests re-runs: for one check run, or for its whole suite. */
final class Maintainer {
    private static final Set<String> FAILED = Set.of("failure", "timed_out", "cancelled");
    private static final double ALL = 0.3;
    private static final int LONGEST_PAUSE_MILLIS = 1_500;

    private final GitHubSimulator github;
    private final Webhooks webhooks;
    private final RerunLedger reruns;
    private final RandomGenerator random;

    Maintainer(Production production, RandomGenerator random) {
        this.github = production.stage().github();
        this.webhooks = production.webhooks();
        this.reruns = production.reruns();
        this.random = random;
    }

    void askWhile(BooleanSupplier going) throws InterruptedException {
        while (going.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
            List<SimulatedCheckRun> failed = github.checks().all().stream()
                    .filter(checkRun ->
                            checkRun.conclusion().filter(FAILED::contains).isPresent())
                    .toList();
            if (!failed.isEmpty()) {
                // New check runs are preferred, because people rarely return to old ones.
                ask(failed.get(failed.size() - 1 - random.nextInt(Math.min(failed.size(), 20))));
            }
        }
    }

    private void ask(SimulatedCheckRun checkRun) throws InterruptedException {
        boolean all = random.nextDouble() < ALL;
        RerunLedger.Wish wish =
                new RerunLedger.Wish(all ? ofSuite(checkRun) : List.of(run(checkRun)), System.nanoTime());
        boolean accepted = all
                ? webhooks.send("check_suite", github.events().checkSuiteRerequested(checkRun))
                : webhooks.send("check_run", github.events().checkRunRerequested(checkRun));
        if (accepted) {
            reruns.accepted(wish);
        }
    }

    // The check runs that the relay certainly has on record, because it has changed them since it created them.
    private List<Run> ofSuite(SimulatedCheckRun one) {
        return github.checks().history().stream()
                .filter(checkRun -> checkRun.suite() == one.suite())
                .collect(Collectors.groupingBy(SimulatedCheckRun::id))
                .values()
                .stream()
                .filter(changes -> changes.size() > 1)
                .map(changes -> run(changes.getLast()))
                .distinct()
                .toList();
    }

    // Read from the check run's name, which begins with crcr/<owner>/<repo>/, and its external_id, <run>:<pull
    // request>.
    private static Run run(SimulatedCheckRun checkRun) {
        List<String> parts = List.of(checkRun.name().split("/"));
        String run = checkRun.externalId().substring(0, checkRun.externalId().indexOf(':'));
        return new Run(parts.get(1) + "/" + parts.get(2), run);
    }
}
