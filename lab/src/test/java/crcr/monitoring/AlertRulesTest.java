package crcr.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.monitoring.AlertRules.Alert;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each alert can be measured, and names the problem for a person. */
final class AlertRulesTest {
    private static final Pattern LABEL_IN_TEXT = Pattern.compile("\\$labels\\.(\\w+)");

    static Stream<Alert> alerts() {
        return AlertRules.all();
    }

    @Test
    void thereAreAlertsAndEachHasAName() {
        List<String> names = alerts().map(Alert::name).toList();

        assertTrue(names.size() > 10, names::toString);
        assertEquals(names.size(), Set.copyOf(names).size());
        names.forEach(name -> assertTrue(name.matches("Crcr[A-Z]\\w+"), name));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void itAsksForWhatARunningRelayMeasures(Alert alert) {
        assertEquals(List.of(), Measurable.ofBusyRelay().problems(alert.expression()));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void itSaysHowBadItIsAndWhatIsWrong(Alert alert) {
        assertTrue(Set.of("critical", "warning").contains(alert.labels().getOrDefault("severity", "")));
        assertFalse(alert.annotation("summary").isBlank());
        assertTrue(alert.annotation("description").length() > 40, alert.annotation("description"));
        // promtool does not see it: AlertRules.file().
        assertFalse(alert.annotation("description").contains("{{"));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void theLabelsThatItSpeaksOfAreThere(Alert alert) {
        Expression expression = Expression.of(alert.expression());
        LABEL_IN_TEXT
                .matcher(alert.annotation("summary"))
                .results()
                .map(label -> label.group(1))
                .forEach(label -> {
                    assertTrue(Measurable.ofBusyRelay().isLabelOfOne(label, expression.selectors()), label);
                    assertTrue(
                            expression.groupings().isEmpty()
                                    || expression.groupings().contains(label),
                            () -> label + " is lost in " + alert.expression());
                });
    }
}
