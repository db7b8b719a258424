package crcr.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.monitoring.Expression.Condition;
import crcr.monitoring.Expression.Selector;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The check of expressions can fail. */
final class MeasurableTest {
    private static final Measurable MEASURABLE = new Measurable(Exposition.read("""
            # HELP eggs_total Laid
            # TYPE eggs_total counter
            eggs_total{hen="Berta",size="m"} 3.0
            eggs_total{hen="Frieda",size="l"} 2.0
            # TYPE sleep_seconds histogram
            sleep_seconds_bucket{le="1.0"} 1
            sleep_seconds_bucket{le="+Inf"} 1
            sleep_seconds_count 1
            sleep_seconds_sum 0.5
            """));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eggs_total",
                "sum by (hen) (rate(eggs_total{size=\"m\"}[5m]))",
                "sum(increase(eggs_total{hen=~\"Berta|Frieda\"}[$__range])) without (size)",
                "eggs_total{hen=~\"$hen\", namespace=\"henhouse\"} offset 1d > bool 0.5 # so many",
                "histogram_quantile(0.99, sum by (le) (rate(sleep_seconds_bucket[$__rate_interval])))",
                "eggs_total > on (hen) group_left (size) eggs_total or vector(0) unless absent(sleep_seconds_count)",
                "sum(eggs_total{size!=\"xl\"}) by (namespace) / 1e3 - time()"
            })
    void whatIsThereMayBeAskedFor(String expression) {
        assertEquals(List.of(), MEASURABLE.problems(expression));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "egg_total; there is no metric egg_total",
                "sleep_seconds; there is no metric sleep_seconds",
                "rate(eggs_total[5m]) / rate(hens_total[5m]); there is no metric hens_total",
                "eggs_total{colour=\"white\"}; eggs_total has no label colour",
                "eggs_total{colour=~\"$colour\"}; eggs_total has no label colour",
                "rates(eggs_total[5m]); rates is no function",
                "sum by (colour) (eggs_total); nothing in it has a label colour: sum by (colour) (eggs_total)",
                "vector(1); it asks for nothing: vector(1)"
            })
    void whatIsNotThereIsFound(String expression, String problem) {
        assertEquals(List.of(problem), MEASURABLE.problems(expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"eggs_total{size=\"xxl\"}", "eggs_total{size=~\"x.*\"}", "eggs_total{hen!~\"Berta|Frieda\"}"})
    void aValueThatNoSeriesHasIsFound(String expression) {
        assertEquals(1, MEASURABLE.problems(expression).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"eggs_total ~ 3", "{hen=\"Berta\"}"})
    void whatCannotBeReadIsNoSuccess(String expression) {
        assertThrows(AssertionError.class, () -> MEASURABLE.problems(expression));
    }

    @Test
    void anExpressionIsTakenApart() {
        Expression expression = Expression.of("sum by (a, b) (rate(x{c=\"d\",e!~'f'}[5m] offset 1h)) unless y");

        assertEquals(
                List.of(
                        new Selector("x", List.of(new Condition("c", "=", "d"), new Condition("e", "!~", "f"))),
                        new Selector("y", List.of())),
                expression.selectors());
        assertEquals(Set.of("a", "b"), expression.groupings());
    }
}
