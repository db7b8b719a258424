package crcr.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code k8s/} builds is what the Kubernetes API takes, keeps every rule, and each rule notices a mistake. */
final class ManifestsTest {
    static Stream<Rule> rules() {
        return Stream.of(
                        PodRules.all(),
                        RelayRules.all(),
                        ConsoleRules.all(),
                        NetworkRules.all(),
                        RedisRules.all(),
                        ReferenceRules.all(),
                        LabelRules.all(),
                        SettingsRules.all())
                .flatMap(rules -> rules);
    }

    static Stream<Arguments> rulesOfEachComposition() {
        return Arrays.stream(Composition.values())
                .flatMap(composition -> rules().map(rule -> Arguments.of(composition, rule)));
    }

    static Stream<Breach> breaches() {
        return Stream.of(Breaches.all(), RedisBreaches.all(), ConsoleBreaches.all())
                .flatMap(breaches -> breaches);
    }

    private static Rule rule(String name) {
        return rules().filter(rule -> rule.name().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Composition.class)
    void itHasNoFieldThatTheApiDoesNotHave(Composition composition) {
        assertTrue(composition.manifests().all().count() > 5);
    }

    @ParameterizedTest
    @MethodSource("rulesOfEachComposition")
    void theCompositionKeepsTheRule(Composition composition, Rule rule) {
        assertEquals(List.of(), rule.brokenBy(composition.manifests()));
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void theRuleNoticesTheMistake(Breach breach) {
        Manifests manifests = breach.of().manifests();
        breach.mistake().accept(manifests);
        assertNotEquals(List.of(), rule(breach.rule()).brokenBy(manifests));
    }

    @Test
    void everyRuleHasAMistakeThatItNotices() {
        Set<String> tried = breaches().map(Breach::rule).collect(Collectors.toSet());
        assertEquals(rules().map(Rule::name).collect(Collectors.toSet()), tried);
    }

    @Test
    void inProductionAnApplyLeavesTheNumberOfRelaysAlone() {
        assertNull(Composition.PRODUCTION.manifests().relay().getSpec().getReplicas());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            an object's own field    | spec:\\n  replicas:                    | specs:\\n  replicas:
            a field of a pod         | enableServiceLinks: false            | enableServiceLink: false
            a field deep within      | readOnlyRootFilesystem: true         | readOnlyRootFileSystem: true
            a field of a probe       | path: /readyz                        | paths: /readyz
            a kind                   | kind: Deployment                     | kind: Deploymet
            an API version           | apiVersion: policy/v1                | apiVersion: policy/v1beta1
            a number that is a text  | replicas: 2                          | replicas: two
            a text that is a list    | restartPolicy: Always                | restartPolicy: [Always]
            """)
    void aMistakeIsNotPassedOver(String what, String right, String wrong) {
        String yaml = Composition.LOCAL.yaml();
        String broken = yaml.replace(right.replace("\\n", "\n"), wrong.replace("\\n", "\n"));
        assertFalse(broken.equals(yaml), what);
        assertThrows(IllegalArgumentException.class, () -> Manifests.parse(broken), what);
    }
}
