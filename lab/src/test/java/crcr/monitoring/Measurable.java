package crcr.monitoring;

import crcr.endtoend.BusyRelay;
import crcr.monitoring.Exposition.Series;
import crcr.monitoring.Expression.Condition;
import crcr.monitoring.Expression.Selector;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What can be asked of a relay's metrics. */
final class Measurable {
    // What Prometheus adds to each series when it reads it, as far as a relay in Kubernetes is concerned.
    private static final Set<String> ADDED = Set.of("namespace", "pod", "instance", "job", "service", "container");

    private final Exposition exposition;

    Measurable(Exposition exposition) {
        this.exposition = exposition;
    }

    /** What a running relay has. */
    static Measurable ofBusyRelay() {
        return new Measurable(Exposition.read(BusyRelay.metrics()));
    }

    /** What is wrong with an expression; nothing as a rule. */
    List<String> problems(String text) {
        Expression expression = Expression.of(text);
        return Stream.of(
                        expression.unknown().stream().map(name -> name + " is no function"),
                        expression.selectors().isEmpty()
                                ? Stream.of("it asks for nothing: " + text)
                                : Stream.<String>empty(),
                        expression.selectors().stream().flatMap(this::problems),
                        expression.groupings().stream()
                                .filter(label -> !isLabelOfOne(label, expression.selectors()))
                                .map(label -> "nothing in it has a label " + label + ": " + text))
                .flatMap(problems -> problems)
                .toList();
    }

    private Stream<String> problems(Selector selector) {
        List<Series> series = exposition.named(selector.metric());
        if (series.isEmpty()) {
            return Stream.of("there is no metric " + selector.metric());
        }
        return selector.conditions().stream()
                .filter(condition -> !ADDED.contains(condition.label()))
                .flatMap(condition -> problems(selector.metric(), condition, series));
    }

    private static Stream<String> problems(String metric, Condition condition, List<Series> series) {
        List<String> values = series.stream()
                .filter(one -> one.labels().containsKey(condition.label()))
                .map(one -> String.valueOf(one.labels().get(condition.label())))
                .toList();
        if (values.isEmpty()) {
            return Stream.of(metric + " has no label " + condition.label());
        }
        if (condition.isChosen() || values.stream().anyMatch(condition::holdsFor)) {
            return Stream.empty();
        }
        return Stream.of(metric + " has no series with " + condition + ", but " + values);
    }

    /** Whether one of these metrics has that label. */
    boolean isLabelOfOne(String label, List<Selector> selectors) {
        return ADDED.contains(label)
                || selectors.stream()
                        .flatMap(selector -> exposition.named(selector.metric()).stream())
                        .anyMatch(series -> series.labels().containsKey(label));
    }
}
