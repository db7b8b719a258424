package crcr.infrastructure.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever a genuine token of each system claims beside the rest, it proves the one repository for which its pipeline
 * stands, and only if it has that pipeline's ids and the required claim. An input is a JSON object of claims, which
 * replace those of a good token; null takes one away.
 */
class PipelineTokensFuzzTest {
    private static final Instant NOW = Instant.parse("2026-05-04T20:48:28Z");
    private static final JsonMapper JSON = new JsonMapper();
    private static final RepositoryName REPOSITORY = RepositoryName.of("acme/delta");
    private static final OutgoingHttp HTTP = new OutgoingHttp();

    private static final Kind BUILDKITE =
            new Kind(SimulatedSystem.BUILDKITE, "organization_id", "pipeline_id", "build_branch", "main");
    private static final Kind GITLAB =
            new Kind(SimulatedSystem.GITLAB, "namespace_id", "project_id", "ref_protected", "true");
    private static final Kind CIRCLECI = new Kind(
            SimulatedSystem.CIRCLECI,
            "oidc.circleci.com/org-id",
            "oidc.circleci.com/project-id",
            "oidc.circleci.com/ssh-rerun",
            "false");

    /** A system, and what its one pipeline asks for. */
    private static final class Kind {
        private final OidcIssuerSimulator issuer;
        private final SimulatedSystem system;
        private final String owner;
        private final String pipeline;
        private final String required;
        private final String value;
        private final OidcTokens tokens;

        Kind(SimulatedSystem system, String owner, String pipeline, String required, String value) {
            this.system = system;
            this.owner = owner;
            this.pipeline = pipeline;
            this.required = required;
            this.value = value;
            issuer = OidcIssuerSimulator.start(system);
            CiSystem kind = CiSystem.valueOf(system.name());
            Pipelines known = new Pipelines(List.of(new Pipeline(
                    new PipelineId(kind, system.pipeline()),
                    REPOSITORY,
                    new TreeMap<>(Map.of(required, List.of(value))),
                    Optional.empty())));
            tokens = new OidcTokens(
                    HTTP,
                    Map.of(issuer.issuer(), kind),
                    () -> new Standing.InForce(known),
                    "pytorch-cross-repo-ci-relay",
                    new SettableClock(NOW),
                    new SimpleMeterRegistry());
        }

        void hold(byte[] input) {
            SimulatedToken token = issuer.token(NOW);
            for (Map.Entry<String, JsonNode> claim : claims(input).properties()) {
                token = claim.getValue().isNull()
                        ? token.withoutClaim(claim.getKey())
                        : token.claim(claim.getKey(), claim.getValue());
            }
            switch (tokens.verify(token.compact())) {
                case Verdict.Verified(Caller caller) -> assertFits(caller, claims(input));
                case Verdict.Unmapped(String reason, String detail) -> {
                    assertTrue(List.of("pipeline_unknown", "claim_unfit").contains(reason), reason);
                    assertTrue(detail.matches("[ -~]{1,1000}"), detail);
                }
                // Those claims that all tokens have may be spoilt too.
                case Verdict.Rejected(String reason, String detail) ->
                    assertTrue(!reason.equals("signature") && detail.matches("[ -~]{1,1000}"), detail);
                case Verdict.Undecided() -> throw new AssertionError("a file is in force");
            }
        }

        private void assertFits(Caller caller, ObjectNode claims) {
            assertEquals(REPOSITORY, caller.repository());
            assertEquals(Optional.empty(), caller.identity());
            assertEquals(system.name().toLowerCase(Locale.ROOT), caller.run().get("provider"));
            String[] ids = system.pipeline().split("/", -1);
            // Where the organization is the issuer's, the claim may be absent.
            assertTrue(
                    claims.path(owner).isNull()
                            ? system == SimulatedSystem.CIRCLECI
                            : claims.path(owner).asText(ids[0]).equalsIgnoreCase(ids[0]));
            assertTrue(!claims.has(pipeline) || claims.path(pipeline).asText("").equalsIgnoreCase(ids[1]));
            assertTrue(!claims.has(required) || claims.path(required).asText("").equals(value));
        }
    }

    private static ObjectNode claims(byte[] input) {
        try {
            return JSON.readTree(input) instanceof ObjectNode claims ? claims : JSON.createObjectNode();
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    @AfterAll
    static void stop() {
        List.of(BUILDKITE, GITLAB, CIRCLECI).forEach(kind -> kind.issuer.close());
        HTTP.close();
    }

    @Test
    void aGoodTokenOfEachIsVerified() {
        for (Kind kind : List.of(BUILDKITE, GITLAB, CIRCLECI)) {
            assertInstanceOf(
                    Verdict.Verified.class,
                    kind.tokens.verify(kind.issuer.token(NOW).compact()));
        }
    }

    @FuzzTest(maxDuration = "3s")
    void noClaimsProveAnotherRepository(byte[] input) {
        BUILDKITE.hold(input);
        GITLAB.hold(input);
        CIRCLECI.hold(input);
    }
}
