package crcr.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboard shows what a relay measures, and can be provisioned in any Grafana. */
final class DashboardTest {
    private static final Path FILE = AlertRules.FOLDER.resolve("dashboard.json");
    private static final JsonNode DASHBOARD = read();
    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern VALUES = Pattern.compile("label_values\\((.+), (\\w+)\\)");
    private static final String DATA_SOURCE = "${datasource}";
    private static final int WIDTH = 24;

    private static JsonNode read() {
        try {
            return new JsonMapper().readTree(FILE.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Stream<JsonNode> panels() {
        return elements(DASHBOARD.path("panels"));
    }

    private static Stream<JsonNode> graphs() {
        return panels().filter(panel -> !panel.path("type").asText().equals("row"));
    }

    private static Stream<JsonNode> variables() {
        return elements(DASHBOARD.path("templating").path("list"));
    }

    static Stream<Query> queries() {
        return graphs().flatMap(panel -> elements(panel.path("targets"))
                .map(target -> new Query(
                        panel.path("title").asText(),
                        target.path("expr").asText(),
                        target.path("legendFormat").asText(),
                        target.at("/datasource/uid").asText())));
    }

    /** What one line of a panel shows. */
    record Query(String panel, String expression, String legend, String source) {
        @Override
        public String toString() {
            return panel + ": " + expression;
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aQueryAsksForWhatARunningRelayMeasures(Query query) {
        assertEquals(List.of(), Measurable.ofBusyRelay().problems(query.expression()));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aQueryIsAboutTheRelaysThatWereChosen(Query query) {
        Expression expression = Expression.of(query.expression());

        assertEquals(DATA_SOURCE, query.source());
        expression.selectors().forEach(selector -> {
            Set<String> chosen = new HashSet<>();
            selector.conditions().stream()
                    .filter(condition -> condition.isChosen())
                    .forEach(condition -> chosen.add(condition.label()));
            assertTrue(chosen.contains("namespace"), selector::toString);
            boolean hasRepositories = Measurable.ofBusyRelay().isLabelOfOne("repo", List.of(selector));
            assertEquals(hasRepositories, chosen.contains("repo"), selector::toString);
        });
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aLegendNamesLabelsThatAreLeft(Query query) {
        Set<String> left = Expression.of(query.expression()).groupings();

        LEGEND.matcher(query.legend())
                .results()
                .forEach(label -> assertTrue(left.contains(label.group(1)), query::legend));
    }

    @Test
    void itAnswersFourQuestionsFromTopToBottom() {
        assertEquals(
                List.of("Are we relaying?", "How late?", "Who is failing?", "Why?"),
                panels().filter(panel -> panel.path("type").asText().equals("row"))
                        .sorted((one, other) -> Integer.compare(top(one), top(other)))
                        .map(panel -> panel.path("title").asText())
                        .toList());
        assertEquals(0, top(DASHBOARD.path("panels").path(0)));
    }

    private static int top(JsonNode panel) {
        return panel.at("/gridPos/y").asInt();
    }

    @Test
    void everyPanelSaysWhatItShows() {
        assertTrue(graphs().count() > 15);
        graphs().forEach(panel -> {
            assertFalse(panel.path("title").asText().isBlank(), panel::toString);
            assertFalse(panel.path("description").asText().isBlank(), panel::toString);
            assertFalse(panel.path("targets").isEmpty(), panel::toString);
        });
    }

    @Test
    void panelsHaveAPlaceAndAnIdOfTheirOwn() {
        Set<String> taken = new HashSet<>();
        Set<Integer> ids = new HashSet<>();
        panels().forEach(panel -> {
            JsonNode at = panel.path("gridPos");
            assertTrue(ids.add(panel.path("id").asInt()), panel::toString);
            assertTrue(at.path("x").asInt() + at.path("w").asInt() <= WIDTH, panel::toString);
            IntStream.range(
                            at.path("x").asInt(),
                            at.path("x").asInt() + at.path("w").asInt())
                    .forEach(x -> IntStream.range(
                                    top(panel), top(panel) + at.path("h").asInt())
                            .forEach(y -> assertTrue(taken.add(x + " " + y), panel::toString)));
        });
    }

    @Test
    void itBelongsToNoGrafanaInParticular() {
        assertTrue(DASHBOARD.path("id").isMissingNode());
        assertTrue(DASHBOARD.path("__inputs").isMissingNode());
        assertEquals(
                Set.of(DATA_SOURCE),
                new HashSet<>(DASHBOARD.findValues("datasource").stream()
                        .map(source -> source.path("uid").asText())
                        .toList()));
    }

    @Test
    void dataSourceNamespaceAndRepositoryCanBeChosen() {
        assertEquals(
                List.of("datasource", "namespace", "repo"),
                variables().map(variable -> variable.path("name").asText()).toList());
        variables()
                .filter(variable -> variable.path("type").asText().equals("query"))
                .forEach(variable -> {
                    Matcher values = VALUES.matcher(variable.at("/query/query").asText());
                    assertTrue(values.matches(), variable::toString);
                    assertEquals(List.of(), Measurable.ofBusyRelay().problems(values.group(1)));
                    assertTrue(Measurable.ofBusyRelay()
                            .isLabelOfOne(
                                    values.group(2),
                                    Expression.of(values.group(1)).selectors()));
                });
    }

    @Test
    void grafanaFindsItByItsLabel() {
        Map<String, Object> generator = AlertRules.list(
                        AlertRules.read(AlertRules.FOLDER.resolve("kustomization.yaml")), "configMapGenerator")
                .getFirst();

        assertEquals(List.of("dashboard.json"), generator.get("files"));
        assertTrue(String.valueOf(generator.get("options")).contains("grafana_dashboard=1"), generator::toString);
    }
}
