package crcr.architecture;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import crcr.application.planted.UseCaseThatKnowsHttp;
import crcr.bootstrap.planted.CompositionThatReachesInside;
import crcr.bootstrap.planted.SettingsHelper;
import crcr.bootstrap.secret.planted.SecretThatKnowsSettings;
import crcr.domain.planted.RuleThatLogs;
import crcr.domain.planted.RuleThatReadsTheClock;
import crcr.infrastructure.github.payload.planted.PayloadThatMakesCalls;
import crcr.infrastructure.github.planted.AdapterThatKnowsAnother;
import crcr.infrastructure.http.intake.planted.IntakeThatKnowsAnEndpoint;
import crcr.infrastructure.mail.planted.AdapterNobodyListed;
import crcr.infrastructure.redis.scripts.planted.ScriptThatKnowsTargets;
import crcr.infrastructure.work.planted.WorkerThatPutsIntoMdc;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The classes of the service keep the rules, and each rule catches a class that was made to break it. */
final class ArchitectureTest {
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("crcr");

    static Stream<ArchRule> rules() {
        return Stream.of(
                        Stream.of(
                                Rules.theDomainIsPlainJava(),
                                Rules.useCasesKnowTheDomainAlone(),
                                Rules.timeIsGiven(),
                                Rules.everyAdapterIsListed(),
                                Rules.onlyBootstrapKnowsBootstrap(),
                                Rules.onlyLogContextPutsIntoMdc(),
                                Rules.namesSayWhatThingsAre()),
                        Rules.secretsAreComparedInConstantTime(),
                        Rules.adaptersDoNotKnowEachOther(),
                        Rules.adaptersAreUsedThroughTheirEntrances(),
                        Rules.httpLeansOneWay(),
                        Rules.redisLeansOneWay(),
                        Rules.githubLeansOneWay(),
                        Rules.bootstrapLeansOneWay())
                .flatMap(some -> some);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theServiceKeepsTheRule(ArchRule rule) {
        rule.check(SERVICE);
    }

    static Stream<Arguments> entrances() {
        return Rules.ADAPTERS.entrySet().stream()
                .flatMap(adapter -> adapter.getValue().stream()
                        .map(name -> Arguments.of("crcr.infrastructure." + adapter.getKey(), name)));
    }

    @ParameterizedTest
    @MethodSource("entrances")
    void anEntranceIsUsedFromOutside(String adapter, String name) {
        String entrance = adapter + "." + name;

        assertTrue(
                SERVICE.stream()
                        .filter(type -> !type.getPackageName().equals(adapter)
                                && !type.getPackageName().startsWith(adapter + "."))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getName())
                        .anyMatch(used -> used.equals(entrance) || used.startsWith(entrance + "$")),
                () -> "nobody outside uses " + entrance + ", so it is no entrance");
    }

    static Stream<Arguments> planted() {
        return Stream.of(
                Arguments.of(Rules.theDomainIsPlainJava(), RuleThatLogs.class),
                Arguments.of(Rules.useCasesKnowTheDomainAlone(), UseCaseThatKnowsHttp.class),
                Arguments.of(Rules.timeIsGiven(), RuleThatReadsTheClock.class),
                Arguments.of(
                        Rules.comparesInConstantTime(AdapterThatKnowsAnother.class.getName()),
                        AdapterThatKnowsAnother.class),
                Arguments.of(Rules.everyAdapterIsListed(), AdapterNobodyListed.class),
                Arguments.of(Rules.adapterKnowsNoOther("github"), AdapterThatKnowsAnother.class),
                Arguments.of(Rules.adapterIsUsedThroughItsEntrances("github"), CompositionThatReachesInside.class),
                Arguments.of(Rules.httpWingKnowsTheIntakeOnly("intake"), IntakeThatKnowsAnEndpoint.class),
                Arguments.of(Rules.githubWingKnows("payload"), PayloadThatMakesCalls.class),
                Arguments.of(Rules.redisWingKnows("scripts"), ScriptThatKnowsTargets.class),
                Arguments.of(Rules.onlyLogContextPutsIntoMdc(), WorkerThatPutsIntoMdc.class),
                Arguments.of(Rules.onlyBootstrapKnowsBootstrap(), AdapterThatKnowsAnother.class),
                Arguments.of(
                        Rules.bootstrapWingKnows("secret", "crcr.bootstrap.secret.."), SecretThatKnowsSettings.class),
                Arguments.of(Rules.namesSayWhatThingsAre(), SettingsHelper.class));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void theRuleCatchesAViolation(ArchRule rule, Class<?> violation) {
        JavaClasses planted = new ClassFileImporter().importClasses(violation);

        AssertionError caught = assertThrows(AssertionError.class, () -> rule.check(planted));

        assertTrue(String.valueOf(caught.getMessage()).contains(violation.getName()), caught::getMessage);
    }
}
