package crcr.infrastructure.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import crcr.domain.document.DocumentReading;
import crcr.domain.document.Warning;
import crcr.domain.pipeline.Pipeline;
import crcr.domain.pipeline.Pipelines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which documents are a providers' file, and what is said about those that are none. */
final class ProvidersYamlTest {
    private static final String A = "0190aaaa-0000-4000-8000-00000000000a/0190bbbb-0000-4000-8000-00000000000b";
    private static final String B = "0190aaaa-0000-4000-8000-00000000000a/0190bbbb-0000-4000-8000-00000000000c";
    private static final String GITLAB = "providers:\n  gitlab:\n    repo_map:\n";

    private final ProvidersYaml yaml = new ProvidersYaml();

    private DocumentReading.Valid<Pipelines> valid(String text) {
        return switch (yaml.read(text)) {
            case DocumentReading.Valid<Pipelines> valid -> valid;
            case DocumentReading.Invalid<Pipelines> invalid -> throw new AssertionError(invalid);
        };
    }

    private List<String> said(String text) {
        DocumentReading.Valid<Pipelines> valid = valid(text);
        assertEquals(List.of(), valid.warnings());
        return words(valid);
    }

    private static List<String> words(DocumentReading.Valid<Pipelines> valid) {
        return valid.content().all().stream().map(ProvidersYamlTest::words).toList();
    }

    private static String words(Pipeline pipeline) {
        return pipeline.id() + " " + pipeline.repository() + " " + pipeline.requiredClaims() + " "
                + pipeline.linkHost().orElse("-");
    }

    private List<String> warnings(String text) {
        return valid(text).warnings().stream().map(Warning::toString).toList();
    }

    @Test
    void aFileInPytorchsFormIsRead() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("ci_providers.yml"))) {
            assertEquals(
                    List.of("buildkite " + A + " acme/inference {build_branch=[main]} -"),
                    said(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    @Test
    void pipelinesOfEachSystemAreRead() {
        assertEquals(
                List.of(
                        "buildkite " + A
                                + " org1/repo1 {build_branch=[main, nightly], step_key=[report]} buildkite.com",
                        "buildkite " + B + " org1/repo1 {} ci.example.com:8443",
                        "gitlab 4321/987654 org2/Repo.2 {ref_protected=[true]} -",
                        "circleci " + A + " org3/repo3 {} -"),
                said("""
                        providers:
                          buildkite:
                            link_host: Buildkite.com:443
                            repo_map:
                              %s:
                                repo: org1/repo1
                                required_claims: {step_key: report, build_branch: [main, nightly]}
                              %s:
                                repo: org1/repo1
                                link_host: CI.example.com:8443
                                x-why: because
                            x-a: b
                          gitlab:
                            repo_map:
                              4321/987654: {repo: org2/Repo.2, required_claims: {ref_protected: ["true"]}}
                          circleci:
                            repo_map:
                              %s: org3/repo3
                          x-other: {}
                        x-notes: [1, 2]
                        """.formatted(A.toUpperCase(Locale.ROOT), B, A)));
    }

    @Test
    void valuesOfClaimsAreTextsAsWritten() {
        assertEquals(
                List.of("gitlab 1/2 a/b {a=[true], b=[5, 5, 0x10, 1.0, 2026-01-01], c=[yes]} -"),
                said(GITLAB + "      1/2: {repo: a/b, required_claims: {b: [5, \"5\", 0x10, 1.0, 2026-01-01], a: true,"
                        + " c: yes}}"));
    }

    @Test
    void anAliasIsReadWhereItStands() {
        assertEquals(List.of("gitlab 1/2 a/b {ref=[main]} -", "gitlab 1/3 a/c {ref=[main]} -"), said(GITLAB + """
                              1/2: {repo: a/b, required_claims: &held {ref: main}}
                              1/3: {repo: a/c, required_claims: *held}
                        """));
    }

    @Test
    void theNameOfARequiredClaimMayBeTheIssuers() {
        assertEquals(
                List.of("gitlab 1/2 a/b {iss=[https://gitlab.example.com]} -"),
                said(GITLAB + "      1/2: {repo: a/b, required_claims: {iss: https://gitlab.example.com}}"));
    }

    static Stream<String> documentsWithoutPipelines() {
        return Stream.of(
                "providers:",
                "providers: {}",
                "providers: {buildkite: , gitlab: {repo_map: }}",
                "x-nothing: yet",
                "buildkite:",
                GITLAB.stripTrailing());
    }

    @ParameterizedTest
    @MethodSource("documentsWithoutPipelines")
    void aPartMayBeEmpty(String text) {
        assertEquals(List.of(), said(text));
    }

    @Test
    void theOldSectionIsUsedIfThereIsNoOther() {
        assertEquals(
                List.of("gitlab 1/2 a/b {} -", "buildkite " + A + " a/c {build_branch=[main]} -"),
                said("buildkite:\n  " + A + ": {repo: a/c, required_claims: {build_branch: main}}\n" + GITLAB
                        + "      1/2: a/b\n  buildkite:\n    repo_map: {}"));
    }

    static Stream<Arguments> oldSections() {
        return Stream.of(
                arguments(A + ": {repo: a/c, required_claims: {build_branch: main}}", true),
                arguments(A.toUpperCase(Locale.ROOT) + ": {repo: A/C, required_claims: {build_branch: main}}", true),
                arguments(A + ": a/c", false),
                arguments(A + ": {repo: a/d, required_claims: {build_branch: main}}", false),
                arguments(B + ": {repo: a/c, required_claims: {build_branch: main}}", false),
                arguments("{}", false));
    }

    @ParameterizedTest
    @MethodSource("oldSections")
    void theOldSectionIsPassedOverIfThereIsAnother(String old, boolean same) {
        DocumentReading.Valid<Pipelines> valid =
                valid("providers:\n  buildkite:\n    link_host: buildkite.com\n    repo_map:\n" + "      " + A
                        + ": {repo: a/c, required_claims: {build_branch: main}}\nbuildkite:\n  " + old);

        assertEquals(List.of("buildkite " + A + " a/c {build_branch=[main]} buildkite.com"), words(valid));
        assertEquals(
                same
                        ? List.of()
                        : List.of(
                                new Warning(
                                        "line 6, \"buildkite\"",
                                        "is the old section, differs from providers.buildkite, which counts, and is passed over")),
                valid.warnings());
    }

    static Stream<Arguments> passedOver() {
        return Stream.of(
                arguments(
                        "providers:\n  jenkins: {issuing: true}",
                        "line 2, \"jenkins\": is not known of providers, and is"
                                + " passed over; known are buildkite, gitlab, circleci"),
                arguments(
                        "providers:\n  github:\n    repo_map: {a/b: c/d}",
                        "line 2, \"github\": is not known of providers"),
                arguments("provider: {}", "line 1, \"provider\": is not known of the document"),
                arguments(
                        "providers:\n  gitlab:\n    hosts: a",
                        "line 3, \"hosts\": is not known of gitlab, and is passed"
                                + " over; known are repo_map and link_host"),
                arguments(
                        GITLAB + "      1/2: {repo: a/b,\n events: []}",
                        "line 5, \"events\": is not known of an entry, and"
                                + " is passed over; known are repo, required_claims and link_host"),
                arguments(
                        GITLAB + "      group/project: a/b",
                        "line 4, \"group/project\": will fit no token: ids of gitlab" + " are two numbers"),
                arguments(
                        "providers: {buildkite: {repo_map: {acme/ci: a/b}}}",
                        "will fit no token: ids of buildkite are two" + " UUIDs"),
                arguments(
                        "providers: {circleci: {repo_map: {1/2: a/b}}}",
                        "will fit no token: ids of circleci are two UUIDs"),
                arguments(
                        GITLAB + "      1/2: {repo: a/b, required_claims: {ref: []}}",
                        "line 4, \"ref\": allows no value"));
    }

    @ParameterizedTest
    @MethodSource("passedOver")
    void whatIsNotKnownIsPassedOverWithAWarningThatNamesItsLine(String text, String words) {
        List<String> warnings = warnings(text);

        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(warnings.getFirst().contains(words), warnings::toString);
    }
}
