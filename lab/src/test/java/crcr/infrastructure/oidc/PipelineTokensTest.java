package crcr.infrastructure.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.NullNode;
import crcr.application.callback.Caller;
import crcr.application.callback.VerifyCaller.Verdict;
import crcr.application.pipeline.KnownPipelines.Standing;
import crcr.application.store.SettableClock;
import crcr.domain.pipeline.CiSystem;
import crcr.domain.pipeline.Pipeline;
import crcr.domain.pipeline.PipelineId;
import crcr.domain.pipeline.Pipelines;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import crcr.lab.simulator.oidc.SimulatedSystem;
import crcr.lab.simulator.oidc.SimulatedToken;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens that name a pipeline prove the repository for which that stands, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PipelineTokensTest {
    private static final Instant NOW = Instant.parse("2026-05-04T20:48:28Z");
    private static final String AUDIENCE = "pytorch-cross-repo-ci-relay";
    private static final RepositoryName REPOSITORY = RepositoryName.of("acme/delta");

    private final OutgoingHttp http = new OutgoingHttp();
    private final Map<SimulatedSystem, OidcIssuerSimulator> issuers = new EnumMap<>(SimulatedSystem.class);
    private Standing standing = new Standing.NotConfigured();
    private final OidcTokens tokens;

    PipelineTokensTest() {
        Map<String, CiSystem> trusted = new HashMap<>();
        for (SimulatedSystem system : SimulatedSystem.values()) {
            OidcIssuerSimulator issuer = OidcIssuerSimulator.start(system);
            issuers.put(system, issuer);
            trusted.put(issuer.issuer(), kind(system));
        }
        tokens = new OidcTokens(
                http, trusted, () -> standing, AUDIENCE, new SettableClock(NOW), new SimpleMeterRegistry());
    }

    @AfterAll
    void stop() {
        http.close();
        issuers.values().forEach(OidcIssuerSimulator::close);
    }

    private static CiSystem kind(SimulatedSystem system) {
        return system == SimulatedSystem.GITHUB_ENTERPRISE_SERVER ? CiSystem.GITHUB : CiSystem.valueOf(system.name());
    }

    private OidcIssuerSimulator issuer(SimulatedSystem system) {
        return Objects.requireNonNull(issuers.get(system));
    }

    private SimulatedToken token(SimulatedSystem system) {
        return issuer(system).token(NOW);
    }

    private static Pipeline pipeline(SimulatedSystem system, Map<String, List<String>> requiredClaims) {
        return new Pipeline(
                new PipelineId(kind(system), system.pipeline().toUpperCase(Locale.ROOT)),
                REPOSITORY,
                new TreeMap<>(requiredClaims),
                Optional.of("ci.example.org"));
    }

    private void known(Pipeline... pipelines) {
        standing = new Standing.InForce(new Pipelines(List.of(pipelines)));
    }

    private Caller verified(SimulatedToken token) {
        Caller caller = assertInstanceOf(Verdict.Verified.class, tokens.verify(token.compact()))
                .caller();
        assertEquals(
                new Verdict.Verified(caller), tokens.verifySparingly(token.compact(), caller::equals), "sparingly too");
        return caller;
    }

    private String unmapped(String reason, SimulatedToken token) {
        Verdict.Unmapped why = assertInstanceOf(Verdict.Unmapped.class, tokens.verify(token.compact()));
        assertEquals(reason, why.reason());
        assertInstanceOf(Verdict.Rejected.class, tokens.verifySparingly(token.compact(), _ -> true));
        return why.detail();
    }

    @ParameterizedTest
    @EnumSource(names = {"BUILDKITE", "GITLAB", "CIRCLECI"})
    void aTokenOfEachSystemProvesTheRepositoryOfItsPipelineAndNotTheOneThatItNames(SimulatedSystem system) {
        known(pipeline(system, Map.of()));

        Caller caller = verified(token(system).claim("repository", "pytorch/pytorch"));

        assertEquals(REPOSITORY, caller.repository());
        assertEquals(kind(system), caller.system());
        assertEquals(Optional.of("ci.example.org"), caller.linkHost());
        assertEquals(kind(system).wireName(), caller.run().get("provider"));
        assertFalse(caller.run().containsKey("repository"), () -> "" + caller.run());
        assertTrue(caller.runIds().contains(system.run()), () -> "" + caller.runIds());
        assertEquals(Optional.empty(), caller.identity());
    }

    @Test
    void whatIsForwardedAndWhichRunsAreItsOwnIsFixedForEachSystem() {
        known(
                pipeline(SimulatedSystem.BUILDKITE, Map.of()),
                pipeline(SimulatedSystem.GITLAB, Map.of()),
                pipeline(SimulatedSystem.CIRCLECI, Map.of()));

        Caller buildkite = verified(token(SimulatedSystem.BUILDKITE).claim("build_id", "0190a1b2-0000"));
        Caller gitlab = verified(token(SimulatedSystem.GITLAB));
        Caller circleci = verified(token(SimulatedSystem.CIRCLECI));

        assertEquals(Set.of("4711", "0190a1b2-0000"), buildkite.runIds());
        assertEquals("4711", buildkite.run().get("build_number"));
        assertFalse(buildkite.run().containsKey("build_tag"), "null is absent");
        assertEquals(Set.of("880001", "770001"), gitlab.runIds());
        assertEquals("true", gitlab.run().get("ref_protected"));
        assertFalse(gitlab.run().containsKey("user_email"), "nobody's address goes into records");
        assertEquals(
                Set.of(
                        "0190a1b2-0000-4000-8000-00000000c004",
                        "0190a1b2-0000-4000-8000-00000000c006",
                        "0190a1b2-0000-4000-8000-00000000c007"),
                circleci.runIds());
        assertEquals("false", circleci.run().get("oidc.circleci.com/ssh-rerun"));
    }

    @ParameterizedTest
    @EnumSource(names = {"BUILDKITE", "GITLAB", "CIRCLECI"})
    void aPipelineThatIsNotKnownIsNamed(SimulatedSystem system) {
        Pipeline other = pipeline(SimulatedSystem.BUILDKITE, Map.of());
        known(system == SimulatedSystem.BUILDKITE ? pipeline(SimulatedSystem.GITLAB, Map.of()) : other);

        String detail = unmapped("pipeline_unknown", token(system).claim("repository", "acme/delta"));

        assertTrue(detail.contains(kind(system).wireName() + " " + system.pipeline()), detail);
    }

    @ParameterizedTest
    @EnumSource(names = {"BUILDKITE", "GITLAB", "CIRCLECI"})
    void withoutAProvidersFileItIsSaidAndBeforeOneIsLoadedNothingIsDecided(SimulatedSystem system) {
        standing = new Standing.NotConfigured();
        String detail = unmapped("no_providers", token(system));
        assertTrue(detail.contains("CI_PROVIDERS_URL"), detail);

        standing = new Standing.NotLoaded();
        assertEquals(new Verdict.Undecided(), tokens.verify(token(system).compact()));
        assertInstanceOf(
                Verdict.Rejected.class, tokens.verifySparingly(token(system).compact(), _ -> true));
    }

    @ParameterizedTest
    @CsvSource({
        "BUILDKITE, build_branch, main, feature",
        "BUILDKITE, build_number, 4711, 4712",
        "GITLAB, ref_protected, true, false",
        "CIRCLECI, oidc.circleci.com/ssh-rerun, false, true",
        "CIRCLECI, oidc.circleci.com/vcs-ref, refs/heads/main, refs/heads/pull/7",
    })
    void aRequiredClaimMustHaveOneOfItsValues(SimulatedSystem system, String claim, String fit, String unfit) {
        known(pipeline(system, Map.of(claim, List.of("nightly", fit))));
        verified(token(system));

        for (Object value :
                List.of(unfit, "", List.of(fit), Map.of("a", fit), fit + " ", fit.toUpperCase(Locale.ROOT))) {
            if (!value.equals(fit)) {
                String detail = unmapped("claim_unfit", token(system).claim(claim, value));
                assertTrue(detail.contains("\"" + claim + "\""), detail);
                assertTrue(detail.contains("\"nightly\" or \"" + fit + "\""), detail);
                assertTrue(!value.equals(unfit) || detail.contains("\"" + unfit + "\""), detail);
            }
        }
        String absent = unmapped("claim_unfit", token(system).withoutClaim(claim));
        assertTrue(absent.contains("absent"), absent);
        assertEquals(absent, unmapped("claim_unfit", token(system).claim(claim, NullNode.getInstance())));
    }

    // Two servers of GitLab both count their ids from 1.
    @Test
    void theIssuerMayBeRequiredToo() {
        known(pipeline(SimulatedSystem.GITLAB, Map.of("iss", List.of("https://gitlab.example.org"))));
        unmapped("claim_unfit", token(SimulatedSystem.GITLAB));

        known(pipeline(
                SimulatedSystem.GITLAB,
                Map.of("iss", List.of(issuer(SimulatedSystem.GITLAB).issuer()))));
        verified(token(SimulatedSystem.GITLAB));
    }

    @Test
    void trueAndItsTextAreTheSame() {
        known(pipeline(SimulatedSystem.GITLAB, Map.of("ref_protected", List.of("true"))));

        verified(token(SimulatedSystem.GITLAB).claim("ref_protected", true));
        verified(token(SimulatedSystem.GITLAB).claim("ref_protected", "true"));
    }

    @ParameterizedTest
    @CsvSource({
        "BUILDKITE, organization_id, --claim organization_id",
        "BUILDKITE, pipeline_id, --claim organization_id",
        "GITLAB, namespace_id, id_tokens",
        "GITLAB, project_id, id_tokens",
        "CIRCLECI, oidc.circleci.com/project-id, circleci run oidc get"
    })
    void whatNamesThePipelineMustBeThere(SimulatedSystem system, String claim, String advice) {
        known(pipeline(system, Map.of()));
        String detail = unmapped("claim_unfit", token(system).withoutClaim(claim));

        assertTrue(detail.contains("\"" + claim + "\"") && detail.contains(advice), detail);
        unmapped("claim_unfit", token(system).claim(claim, List.of("a")));
        unmapped("claim_unfit", token(system).claim(claim, system.pipeline()));
        unmapped("claim_unfit", token(system).claim(claim, ""));
    }

    @Test
    void anOlderTokenOfCircleciNamesItsOrganizationInItsIssuerOnly() {
        known(pipeline(SimulatedSystem.CIRCLECI, Map.of()));

        verified(token(SimulatedSystem.CIRCLECI).withoutClaim("oidc.circleci.com/org-id"));
    }

    @Test
    void anOrganizationOfCircleciCannotNameAnother() {
        known(pipeline(SimulatedSystem.CIRCLECI, Map.of()));

        String detail =
                unmapped("claim_unfit", token(SimulatedSystem.CIRCLECI).claim("oidc.circleci.com/org-id", "another"));
        assertTrue(detail.contains("another"), detail);
    }

    @Test
    void aTokenOfOneSystemIsNotReadAsAnothers() {
        known(
                pipeline(SimulatedSystem.BUILDKITE, Map.of()),
                pipeline(SimulatedSystem.GITLAB, Map.of()),
                pipeline(SimulatedSystem.CIRCLECI, Map.of()));
        for (SimulatedSystem signer : SimulatedSystem.values()) {
            for (SimulatedSystem pretended : SimulatedSystem.values()) {
                if (kind(signer) != kind(pretended)) {
                    Verdict verdict = tokens.verify(token(pretended)
                            .claim("iss", issuer(signer).issuer())
                            .compact());
                    assertFalse(verdict instanceof Verdict.Verified, () -> signer + " for " + pretended);
                }
            }
        }
    }

    @Test
    void aGitHubEnterpriseServerIsGitHub() {
        Caller caller = verified(token(SimulatedSystem.GITHUB_ENTERPRISE_SERVER).repository("acme/alpha"));

        assertEquals(RepositoryName.of("acme/alpha"), caller.repository());
        assertFalse(caller.run().containsKey("provider"));
        assertEquals(new TreeSet<>(Set.of("9001")), new TreeSet<>(caller.runIds()));
    }
}
