package crcr.endtoend;

import crcr.application.store.Race;
import crcr.described.Coverage;
import crcr.described.Exchange;
import crcr.described.Port;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Notes each answer of a world's relay, with the outcome that its metrics count it as. */
final class Witness {
    private static final Pattern COUNTER =
            Pattern.compile("^(crcr_(webhook|callback)s_total\\{.*outcome=\"([^\"]+)\".*}) (\\S+)$", Pattern.MULTILINE);

    private final World world;
    private final Coverage coverage;
    private final Map<String, Double> counted = new HashMap<>();

    private Witness(World world, Coverage coverage) {
        this.world = world;
        this.coverage = coverage;
    }

    /** Begins to note. */
    static Witness of(World world, Coverage coverage) {
        Witness witness = new Witness(world, coverage);
        witness.outcomes("/github/webhook");
        witness.outcomes("/github/callback");
        world.http().witness(witness::note);
        return witness;
    }

    /** Notes an answer, whichever way it was got. */
    void note(Exchange exchange) {
        coverage.add(exchange, exchange.port() == Port.PUBLIC ? outcome(exchange.path()) : Optional.empty());
    }

    private Optional<String> outcome(String path) {
        Set<String> outcomes = outcomes(path);
        if (outcomes.size() > 1) {
            throw new AssertionError("one request was counted as " + outcomes);
        }
        return outcomes.stream().findFirst();
    }

    /**
     * Sends that many requests at the same moment, all of which get the same status, and notes one for each outcome.
     *
     * @return the outcomes
     */
    Set<String> noteTogether(int number, IntFunction<RelayAnswer> request) throws InterruptedException {
        Queue<Exchange> answers = new ConcurrentLinkedQueue<>();
        world.http().witness(answers::add);
        List<RelayAnswer> all = Race.of(number, request);
        world.http().witness(this::note);
        Set<Integer> statuses =
                new TreeSet<>(all.stream().map(RelayAnswer::status).toList());
        if (statuses.size() != 1) {
            throw new AssertionError("the statuses are " + statuses);
        }
        Exchange one = answers.element();
        Set<String> outcomes = outcomes(one.path());
        outcomes.forEach(outcome -> coverage.add(one, Optional.of(outcome)));
        return outcomes;
    }

    // What an endpoint has counted since this was asked last.
    private Set<String> outcomes(String path) {
        Set<String> outcomes = new TreeSet<>();
        String metrics = world.http().get(world.atManagementPort("/metrics")).body();
        COUNTER.matcher(metrics)
                .results()
                .filter(counter -> path.endsWith(counter.group(2)))
                .forEach(counter -> {
                    double value = Double.parseDouble(counter.group(4));
                    Double before = counted.put(counter.group(1), value);
                    if (value > (before == null ? 0 : before)) {
                        outcomes.add(counter.group(3));
                    }
                });
        return outcomes;
    }
}
