package crcr.infrastructure.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import crcr.domain.document.DocumentReading;
import crcr.domain.document.Problem;
import crcr.domain.pipeline.Pipelines;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about a document that is no providers' file. */
final class ProvidersErrorsTest {
    private static final String A = "0190aaaa-0000-4000-8000-00000000000a/0190bbbb-0000-4000-8000-00000000000b";
    private static final String GITLAB = "providers:\n  gitlab:\n    repo_map:\n";

    private final ProvidersYaml yaml = new ProvidersYaml();

    private List<Problem> problems(String text) {
        return switch (yaml.read(text)) {
            case DocumentReading.Valid<Pipelines> valid -> throw new AssertionError(valid.warnings());
            case DocumentReading.Invalid<Pipelines>(List<Problem> problems) -> problems;
        };
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("", "the document: is empty"),
                arguments("- a", "line 1: is not a mapping"),
                arguments("providers: [a]", "line 1, \"providers\": should hold a mapping of CI systems"),
                arguments("providers:\n  gitlab: 5", "line 2, \"gitlab\": should hold a mapping of repo_map"),
                arguments(
                        "providers:\n  gitlab: {repo_map: [a]}",
                        "line 2, \"repo_map\": should hold a mapping of pipelines"),
                arguments("buildkite: x", "line 1, \"buildkite\": should hold a mapping of pipelines"),
                arguments("providers:\nproviders:", "line 2, \"providers\": is there already, at line 1"),
                arguments("providers:\n  gitlab:\n  gitlab:", "line 3, \"gitlab\": is there already in providers"),
                arguments(
                        "providers:\n  gitlab:\n    repo_map:\n    repo_map:",
                        "line 4, \"repo_map\": is there already in gitlab"),
                arguments(
                        "providers: {gitlab: {repo_map: {1/2: a/b}}, gitlab: {repo_map: {1/2: a/b}}}",
                        "\"gitlab\": is there already in providers"),
                arguments("providers: !!set {gitlab: }", "has the tag"),
                arguments("providers: {", "cannot be read as YAML"),
                arguments(
                        GITLAB + "      12: a/b",
                        "line 4, \"12\": is not a pipeline in the form <namespace_id>/<project_id>"),
                arguments(GITLAB + "      1/2/3: a/b", "line 4, \"1/2/3\": is not a pipeline"),
                arguments(GITLAB + "      1/: a/b", "line 4, \"1/\": is not a pipeline"),
                arguments(GITLAB + "      ? [1, 2]\n      : a/b", "line 4: is not a pipeline"),
                arguments(
                        "buildkite:\n  repo_map: {}",
                        "line 2, \"repo_map\": is not a pipeline in the form" + " <organization_id>/<pipeline_id>"),
                arguments("providers: {circleci: {repo_map: {12: a/b}}}", "<organization id>/<project id>"),
                arguments(
                        GITLAB + "      1/2: a/b\n      1/2: a/b",
                        "line 5, \"1/2\": is there already at line 4; a pipeline" + " stands for one repository"),
                arguments(
                        "buildkite:\n  " + A + ": a/b\n  " + A.toUpperCase(Locale.ROOT) + ": a/c",
                        "is there already at line 2"),
                arguments(GITLAB + "      1/2: ab", "line 4, \"ab\": is not a repository in the form owner/repo"),
                arguments(GITLAB + "      1/2:", "line 4, \"1/2\": should have a repository in the form owner/repo"),
                arguments(GITLAB + "      1/2: [a/b]", "line 4, \"1/2\": should have a repository"),
                arguments(GITLAB + "      1/2: {repo: [a/b]}", "line 4, \"repo\": should have a repository"),
                arguments(
                        GITLAB + "      1/2: {repo: https://github.com/a/b}",
                        "\"https://github.com/a/b\": is not a repository"),
                arguments(
                        GITLAB + "      1/2: {link_host: a}", "line 4, \"1/2\": names no repository; the key is repo"),
                arguments(
                        GITLAB + "      1/2: {repo: a/b, repo: a/c}",
                        "line 4, \"repo\": is there already in this entry"));
    }

    static Stream<Arguments> wrongRestrictions() {
        return Stream.of(
                arguments(
                        "required_claims: {ref: {a: b}}",
                        "\"ref\": should have a text, or a list of texts, one of which fits"),
                arguments("required_claims: {ref: }", "\"ref\": should have a text"),
                arguments("required_claims: {ref: [[main]]}", "\"ref\": should have a text"),
                arguments("required_claims: {ref: [main, null]}", "\"ref\": should have a text"),
                arguments("required_claims: {ref: a, ref: b}", "\"ref\": is there already in required_claims"),
                arguments("required_claims: {? [a] : b}", "is not the name of a claim"),
                arguments("required_claims: {'': b}", "is not the name of a claim"),
                arguments("required_claims: {<<: {a: b}}", "\"<<\": is not the name of a claim"),
                arguments("required_claims: ", "\"required_claims\": should hold a mapping of claims; leave it out"),
                arguments("required_claims: [ref]", "\"required_claims\": should hold a mapping of claims"),
                arguments("required_claim: {ref: a}", "a restriction must not be passed over"),
                arguments("Required-Claims: {ref: a}", "a restriction must not be passed over"),
                arguments("!!null required_claims: {ref: a}", "should be a name; known of an entry are"),
                arguments("? [required_claims]\n        : {ref: a}", "should be a name; known of an entry are"),
                arguments("<<: {required_claims: {ref: main}}", "\"<<\": is not read: write out what it would take in"),
                arguments(
                        "link_host: https://ci.example.com",
                        "should be the name of a host, with a port if need be, and" + " without https://"),
                arguments("link_host: ci.example.com/path", "should be the name of a host"),
                arguments("link_host: user@ci.example.com", "should be the name of a host"),
                arguments("link_host: ci.example.com:70000", "should be the name of a host"),
                arguments("link_host: ci..example.com", "should be the name of a host"),
                arguments("link_host: ", "\"link_host\": should be the name of a host"),
                arguments("link_host: [ci.example.com]", "\"link_host\": should be the name of a host"),
                arguments(
                        "issuer: https://example.com",
                        "\"issuer\": cannot be said here: which issuers are trusted, and by"
                                + " which keys, comes from OIDC_ISSUER"));
    }

    @ParameterizedTest
    @MethodSource({"wrong", "issuers"})
    void whatIsWrongIsSaidWithItsLineAndEntry(String text, String words) {
        List<String> problems = problems(text).stream().map(Problem::toString).toList();

        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.getFirst().contains(words), problems::toString);
    }

    @ParameterizedTest
    @MethodSource("wrongRestrictions")
    void nothingThatRestrictsAPipelineIsPassedOver(String key, String words) {
        whatIsWrongIsSaidWithItsLineAndEntry(GITLAB + "      1/2: {repo: a/b, " + key + "}", "line 4");
        whatIsWrongIsSaidWithItsLineAndEntry(GITLAB + "      1/2: {repo: a/b, " + key + "}", words);
    }

    static Stream<Arguments> issuers() {
        return Stream.of(
                        "issuer: https://example.com",
                        "x-notes: {jwks_uri: https://example.com}",
                        "providers: {gitlab: {oidc-issuer-url: https://example.com}}",
                        "providers: {gitlab: {repo_map: {1/2: {repo: a/b, JWKS: https://example.com}}}}",
                        "providers: {jenkins: {iss: https://example.com}}",
                        "x-notes: [{trusted_issuers: []}]")
                .map(text -> arguments(text, "cannot be said here: which issuers are trusted"));
    }

    @Test
    void allProblemsAreToldTogether() {
        assertEquals(
                List.of("line 4, \"12\"", "line 5, \"x\"", "line 6, \"ref\""),
                problems(GITLAB + "      12: a/b\n      1/2: x\n      1/3: {repo: a/b, required_claims: {ref: }}")
                        .stream()
                        .map(Problem::place)
                        .toList());
    }

    @Test
    void aFileWithTooManyPipelinesIsRefused() {
        StringBuilder text = new StringBuilder(GITLAB);
        for (int i = 0; i <= 10_000; i++) {
            text.append("      1/").append(i).append(": a/b\n");
        }

        assertEquals(
                List.of(new Problem("line 10004, \"1/10000\"", "comes after 10000 pipelines, and no more are read")),
                problems(text.toString()));
    }
}
