package crcr.application.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.allowlist.Allowlists;
import crcr.application.document.FetchDocument.Fetched;
import crcr.domain.allowlist.Level;
import crcr.domain.document.DocumentReading;
import crcr.domain.pipeline.CiSystem;
import crcr.domain.pipeline.Pipeline;
import crcr.domain.pipeline.PipelineId;
import crcr.domain.pipeline.Pipelines;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is said of a providers' file beside the allowlist and the trusted issuers. */
final class InspectingProvidersTest {
    private static final Pipeline LISTED = pipeline(CiSystem.BUILDKITE, "1/2", "a/two");

    private static Pipeline pipeline(CiSystem system, String id, String repository, String... claims) {
        TreeMap<String, List<String>> required = new TreeMap<>();
        List.of(claims).forEach(claim -> required.put(claim, List.of("value")));
        return new Pipeline(new PipelineId(system, id), RepositoryName.of(repository), required, Optional.empty());
    }

    private static List<String> findings(List<CiSystem> trusted, Pipeline... pipelines) {
        return words(new InspectingProviders(
                        Optional.of(Allowlists.of(
                                Allowlists.entry(Level.L1, "a/one"), Allowlists.entry(Level.L2, "a/two"))),
                        Optional.of(trusted))
                .findings(
                        _ -> new Fetched.Document("", Optional.empty(), Optional.empty()),
                        _ -> new DocumentReading.Valid<>(new Pipelines(List.of(pipelines)), List.of())));
    }

    private static List<String> words(List<DoctorFinding> findings) {
        return findings.stream()
                .map(finding -> switch (finding) {
                    case DoctorFinding.Ok(var _, String words) -> "ok: " + words;
                    case DoctorFinding.Warning(var _, String words, String next) -> "warning: " + words + "; " + next;
                    case DoctorFinding.Failure(var _, String words, var _) -> "failure: " + words;
                    case DoctorFinding.Skipped(var _, String words) -> "skipped: " + words;
                })
                .toList();
    }

    private static void assertOneWarning(List<String> findings, String... words) {
        assertEquals(2, findings.size(), findings::toString);
        assertTrue(findings.getFirst().startsWith("ok: its pipelines: "), findings::toString);
        for (String each : words) {
            assertTrue(
                    findings.getLast().startsWith("warning: ")
                            && findings.getLast().contains(each),
                    findings::toString);
        }
    }

    @Test
    void whatFitsIsCounted() {
        assertEquals(
                List.of("ok: its pipelines: 1 of buildkite, 0 of gitlab, 0 of circleci"),
                findings(List.of(CiSystem.GITHUB, CiSystem.BUILDKITE), LISTED));
    }

    @Test
    void aFileWithoutPipelinesIsAWarning() {
        assertEquals(
                List.of("warning: it has no pipeline; add those that report, or remove CI_PROVIDERS_URL"),
                findings(List.of(CiSystem.GITHUB)));
    }

    @Test
    void aRepositoryThatIsNotListedIsAWarningOnce() {
        assertOneWarning(
                findings(
                        List.of(CiSystem.GITLAB),
                        pipeline(CiSystem.GITLAB, "1/2", "a/three"),
                        pipeline(CiSystem.GITLAB, "1/3", "A/Three")),
                "it maps gitlab 1/2 and 1 more to a/three, which is not on the allowlist, so that reports from there"
                        + " are refused");
    }

    @Test
    void aRepositoryAtL1IsAWarning() {
        assertOneWarning(
                findings(List.of(CiSystem.GITLAB), pipeline(CiSystem.GITLAB, "1/2", "a/one")),
                "it maps gitlab 1/2 to a/one, which is at L1, so that reports from there are ignored");
    }

    @Test
    void pipelinesOfASystemWithoutAnIssuerAreAWarning() {
        assertOneWarning(
                findings(List.of(CiSystem.GITHUB), LISTED),
                "it has pipelines of buildkite, and OIDC_ISSUER trusts no issuer of that kind, so that reports from"
                        + " there get 401");
    }

    @Test
    void anIssuerOfASystemWithoutPipelinesIsAWarning() {
        assertOneWarning(
                findings(List.of(CiSystem.BUILDKITE, CiSystem.CIRCLECI), LISTED),
                "it has no pipeline of circleci, which OIDC_ISSUER trusts: every report from there gets 403");
    }

    @Test
    void severalIssuersOfASystemNeedTheClaimThatTellsThemApart() {
        List<CiSystem> two = List.of(CiSystem.GITLAB, CiSystem.GITLAB);

        assertOneWarning(
                findings(
                        two,
                        pipeline(CiSystem.GITLAB, "1/2", "a/two", "iss"),
                        pipeline(CiSystem.GITLAB, "1/3", "a/two", "ref")),
                "several issuers of gitlab, whose ids may be the same, and gitlab 1/3 may be of any of them",
                "require the claim iss");
        assertEquals(
                1,
                findings(two, pipeline(CiSystem.GITLAB, "1/2", "a/two", "iss")).size());
        assertEquals(
                1,
                findings(List.of(CiSystem.GITLAB), pipeline(CiSystem.GITLAB, "1/3", "a/two"))
                        .size());
    }

    @Test
    void whatIsNotKnownIsNotComparedWith() {
        assertEquals(
                List.of("ok: its pipelines: 1 of buildkite, 0 of gitlab, 0 of circleci"),
                words(new InspectingProviders(Optional.empty(), Optional.empty())
                        .findings(
                                _ -> new Fetched.Document("", Optional.empty(), Optional.empty()),
                                _ -> new DocumentReading.Valid<>(new Pipelines(List.of(LISTED)), List.of()))));
    }

    @Test
    void anIssuerOfAMappedSystemNeedsAFile() {
        assertEquals(
                List.of("warning: OIDC_ISSUER trusts buildkite, gitlab, and no file says which pipelines stand for a"
                        + " repository: every report from there gets 403; set CI_PROVIDERS_URL, or take the issuer"
                        + " out"),
                words(new InspectingProviders(
                                Optional.empty(),
                                Optional.of(List.of(CiSystem.GITLAB, CiSystem.GITHUB, CiSystem.BUILDKITE)))
                        .withoutFile()));
        assertEquals(
                List.of(),
                new InspectingProviders(Optional.empty(), Optional.of(List.of(CiSystem.GITHUB))).withoutFile());
        assertEquals(List.of(), new InspectingProviders(Optional.empty(), Optional.empty()).withoutFile());
    }
}
