package crcr.lab.audit;

import crcr.lab.audit.Arrivals.Dispatched;
import crcr.lab.audit.checks.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares the guarantees with the arrivals. */
final class Checks {
    private final List<String> downstreams;
    private final Promises promises;
    private final Arrivals arrivals;
    private final Map<Integer, List<Event>> ofPullRequest = new LinkedHashMap<>();

    Checks(List<String> downstreams, Promises promises, Arrivals arrivals) {
        this.downstreams = List.copyOf(downstreams);
        this.promises = promises;
        this.arrivals = arrivals;
        for (Event event : promises.accepted()) {
            event.pullRequest()
                    .ifPresent(number -> ofPullRequest
                            .computeIfAbsent(number, _ -> new ArrayList<>())
                            .add(event));
        }
    }

    /** Returns all checks. */
    List<Check> all(Faults faults, int relays, Plan.Redis redis) {
        Stream<Check> bounds = Stream.of(
                dispatchRepeats(faults, relays, redis),
                bounded(
                        "reports are repeated after kills and outages of Redis only",
                        arrivals.reports(),
                        reportsInFlight(faults, relays)));
        return Stream.of(ofDeliveries(), ofReports(), bounds)
                .flatMap(some -> some)
                .toList();
    }

    private Stream<Check> ofDeliveries() {
        int accepted = promises.accepted().size();
        return Stream.of(
                new Check("the relay answers as it should", "no answer stands out", promises.unexpected()),
                new Check(
                        "what was answered with 202 is dispatched, or superseded",
                        "%d webhooks for %d downstreams: %d dispatched, %d superseded"
                                .formatted(
                                        accepted,
                                        downstreams.size(),
                                        arrivals.dispatches().first().size(),
                                        superseded().size()),
                        lost()),
                new Check(
                        "no first attempt is dropped",
                        superseded().size() + " superseded ones had been tried",
                        superseded().stream()
                                .filter(each -> !arrivals.tried().contains(each))
                                .map(each -> each + " was never tried")
                                .toList()),
                new Check(
                        "events of a pull request arrive in their order",
                        ofPullRequest.size() + " pull requests",
                        outOfOrder()));
    }

    private Stream<Check> ofReports() {
        List<Report> taken = Stream.concat(promises.taken().stream(), promises.takenBefore().stream())
                .toList();
        return Stream.of(
                new Check(
                        "what was answered with 200 or 202 is at HUD",
                        "%d reports, and %d that a repeat found taken"
                                .formatted(
                                        promises.taken().size(),
                                        promises.takenBefore().size()),
                        taken.stream()
                                .filter(report -> !isAtHud(report))
                                .map(report -> report + " is not at HUD")
                                .toList()),
                new Check(
                        "in_progress is at HUD before completed",
                        arrivals.reports().first().size() + " reports",
                        overtaken()));
    }

    // HUD keeps its row. For a job that the relay closed, that is the closing.
    private boolean isAtHud(Report report) {
        return arrivals.reports().has(report)
                || (report.status().equals("completed") && arrivals.reports().has(report.as("closed")));
    }

    /**
     * Returns the check of repeated dispatches. Each kill can interrupt as many dispatches as a process has workers. An
     * outage of Redis interrupts none; a failover loses the record that those in flight have arrived.
     */
    private Check dispatchRepeats(Faults faults, int relays, Plan.Redis redis) {
        return switch (redis) {
            case Plan.Redis.Lone() ->
                bounded(
                        "dispatches are repeated after kills only",
                        arrivals.dispatches(),
                        faults.kills() * Stage.WORKERS);
            case Plan.Redis.Replicated _ ->
                bounded(
                        "dispatches are repeated after kills and failovers only",
                        arrivals.dispatches(),
                        (faults.kills() + relays * faults.redisOutages()) * Stage.WORKERS);
        };
    }

    /**
     * Returns the number of reports that may be repeated: a kill interrupts those of one process, an outage of Redis
     * those of all.
     */
    private static int reportsInFlight(Faults faults, int relays) {
        return (faults.kills() + relays * faults.redisOutages()) * Stage.REPORTS_AT_A_TIME;
    }

    private static Check bounded(String promise, Arrivals.Sightings<?> sightings, int most) {
        int repeats = sightings.repeats();
        return new Check(
                promise,
                "%d repeats of %d, where %d could be".formatted(repeats, sightings.all(), most),
                repeats <= most ? List.of() : List.of(repeats + " repeats, and not more than " + most + " could be"));
    }

    private Stream<Dispatched> missing() {
        return promises.accepted().stream()
                .flatMap(event -> downstreams.stream().map(downstream -> new Dispatched(event.delivery(), downstream)))
                .filter(each -> !arrivals.dispatches().has(each));
    }

    private List<Dispatched> superseded() {
        return missing().filter(each -> hasSuccessor(each.delivery())).toList();
    }

    private List<String> lost() {
        return missing()
                .filter(each -> !hasSuccessor(each.delivery()))
                .map(each -> each + " was not dispatched")
                .toList();
    }

    private boolean hasSuccessor(String delivery) {
        return ofPullRequest.values().stream()
                .filter(events ->
                        events.stream().anyMatch(event -> event.delivery().equals(delivery)))
                .anyMatch(events -> events.stream()
                        .dropWhile(event -> !event.delivery().equals(delivery))
                        .skip(1)
                        .anyMatch(Event::supersedes));
    }

    private List<String> outOfOrder() {
        return ofPullRequest.values().stream()
                .flatMap(events ->
                        downstreams.stream().flatMap(downstream -> firstOvertaken(events, downstream).stream()))
                .toList();
    }

    private Optional<String> firstOvertaken(List<Event> events, String downstream) {
        List<Dispatched> arrived = events.stream()
                .map(event -> new Dispatched(event.delivery(), downstream))
                .filter(each -> arrivals.dispatches().has(each))
                .toList();
        for (int i = 1; i < arrived.size(); i++) {
            if (arrivals.dispatches().place(arrived.get(i))
                    < arrivals.dispatches().place(arrived.get(i - 1))) {
                return Optional.of(arrived.get(i) + " came before " + arrived.get(i - 1));
            }
        }
        return Optional.empty();
    }

    private List<String> overtaken() {
        return arrivals.reports().first().keySet().stream()
                .filter(report -> !report.status().equals("in_progress"))
                .filter(report -> arrivals.reports().place(report.as("in_progress"))
                        > arrivals.reports().place(report))
                .map(report -> report + " came first")
                .toList();
    }
}
