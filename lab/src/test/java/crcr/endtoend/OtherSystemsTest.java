package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import crcr.lab.simulator.oidc.SimulatedSystem;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom tokens of other CI systems than GitHub prove (docs/concepts/trust.md#other-ci-systems). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherSystemsTest {
    private final Elsewhere elsewhere = new Elsewhere();
    private final World world = elsewhere.world(Map.of());

    @AfterAll
    void end() {
        world.close();
        elsewhere.close();
    }

    private RelayAnswer report(SimulatedSystem system, SimulatedToken token) {
        return world.report(token, Elsewhere.of(system, Reports.inProgress(world.relayedEvent())));
    }

    @ParameterizedTest
    @EnumSource(names = {"BUILDKITE", "GITLAB", "CIRCLECI"})
    void aPipelineReportsForItsRepositoryAndNotForTheOneThatItsTokenNames(SimulatedSystem system) {
        for (String named : new String[] {"pytorch/pytorch", Surroundings.ALPHA, "not a name"}) {
            String delivery = world.relayedEvent();
            SimulatedToken token = elsewhere
                    .token(system)
                    .claim("repository", named)
                    .claim("repository_id", "1")
                    .claim("run_attempt", "7");

            world.report(token, Elsewhere.of(system, Reports.inProgress(delivery)))
                    .assertTaken(200);

            JsonNode trusted = world.recordsOf(delivery).getFirst().json().path("trusted");
            assertEquals(Surroundings.DELTA, trusted.path("verified_repo").asText());
            assertEquals("L4", trusted.path("downstream_repo_level").asText());
            JsonNode run = trusted.path("run");
            assertEquals(Elsewhere.kind(system), run.path("provider").asText());
            assertFalse(run.has("repository") || run.has("repository_id") || run.has("run_attempt"), run::toString);
            assertTrue(run.toString().contains("\"" + system.run() + "\""), run::toString);
        }
    }

    @Test
    void aRecordHasTheClaimsOfItsSystem() {
        String delivery = world.relayedEvent();
        world.report(
                        elsewhere.token(SimulatedSystem.GITLAB),
                        Elsewhere.of(SimulatedSystem.GITLAB, Reports.inProgress(delivery)))
                .assertTaken(200);

        JsonNode run = world.recordsOf(delivery).getFirst().json().at("/trusted/run");
        assertEquals("acme/delta", run.path("project_path").asText());
        assertEquals("true", run.path("ref_protected").asText());
        assertFalse(run.has("user_email"), run::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "BUILDKITE, pipeline_id",
        "BUILDKITE, organization_id",
        "GITLAB, project_id",
        "GITLAB, namespace_id",
        "CIRCLECI, oidc.circleci.com/project-id"
    })
    void aPipelineThatIsNotInTheFileIsRefusedAndNamed(SimulatedSystem system, String claim) {
        RelayAnswer answer = report(
                system, elsewhere.token(system).claim(claim, "0190ffff").claim("repository", Surroundings.DELTA));

        answer.assertRefused(403).assertDetail(Elsewhere.kind(system) + " ").assertDetail("0190ffff");
        assertEquals("", answer.header("WWW-Authenticate"));
        report(system, elsewhere.token(system).withoutClaim(claim))
                .assertRefused(403)
                .assertDetail(claim);
    }

    @Test
    void aTokenOfOneSystemIsNotAnothers() {
        for (SimulatedSystem signer : Elsewhere.SYSTEMS) {
            for (SimulatedSystem pretended : Elsewhere.SYSTEMS) {
                if (signer != pretended) {
                    SimulatedToken presented = elsewhere
                            .token(pretended)
                            .claim("iss", elsewhere.issuer(signer).issuer());
                    report(pretended, presented).assertRefused(403);
                    // Only who has the other's key can sign for it.
                    report(
                                    pretended,
                                    elsewhere
                                            .token(pretended)
                                            .signedBy(
                                                    OidcIssuerSimulator.newKey().getPrivate()))
                            .assertRefused(401);
                }
            }
        }
        SimulatedToken asGitHub = world.token(Surroundings.DELTA)
                .claim("iss", elsewhere.issuer(SimulatedSystem.GITLAB).issuer());
        report(SimulatedSystem.GITLAB, asGitHub).assertRefused(403).assertDetail("namespace_id");
        SimulatedToken ofGitHub = elsewhere
                .token(SimulatedSystem.BUILDKITE)
                .claim("iss", world.issuer().issuer());
        report(SimulatedSystem.BUILDKITE, ofGitHub).assertRefused(401).assertDetail("repository");
    }

    // Its run.

    @ParameterizedTest
    @CsvSource({
        "BUILDKITE, 4712, 4711",
        "BUILDKITE, main, 4711",
        "GITLAB, 880002, 770001 or 880001",
        "CIRCLECI, 0190a1b2-0000-4000-8000-00000000c009, 00000000c004"
    })
    void aRunThatIsNotTheTokensIsRefused(SimulatedSystem system, String run, String proven) {
        ObjectNode report = Elsewhere.of(system, Reports.inProgress(world.relayedEvent()));
        Reports.workflow(report).put("run_id", run);

        world.report(elsewhere.token(system), report)
                .assertRefused(403)
                .assertDetail("workflow.run_id is " + run)
                .assertDetail(proven);
    }

    @ParameterizedTest
    @CsvSource({
        "GITLAB, 880001",
        "GITLAB, 770001",
        "CIRCLECI, 0190a1b2-0000-4000-8000-00000000c004",
        "CIRCLECI, 0190a1b2-0000-4000-8000-00000000c006",
        "CIRCLECI, 0190a1b2-0000-4000-8000-00000000c007",
        "BUILDKITE, 4711",
        "BUILDKITE, 0190a1b2-1234-4000-8000-0123456789ab"
    })
    void eachIdOfItsRunIsTaken(SimulatedSystem system, String run) {
        ObjectNode report = Elsewhere.of(system, Reports.inProgress(world.relayedEvent()));
        Reports.workflow(report).put("run_id", run);

        world.report(elsewhere.token(system), report).assertTaken(200);
    }

    @Test
    void aBuildIdThatTheTokenProvesIsTheOnlyOne() {
        String build = "0190a1b2-1234-4000-8000-0123456789ab";
        SimulatedToken token = elsewhere.token(SimulatedSystem.BUILDKITE).claim("build_id", build);
        ObjectNode report = Elsewhere.of(SimulatedSystem.BUILDKITE, Reports.inProgress(world.relayedEvent()));
        Reports.workflow(report).put("run_id", build.replace('1', '2'));
        world.report(token, report).assertRefused(403).assertDetail("4711");

        Reports.workflow(report).put("run_id", build);
        world.report(token, report).assertTaken(200);
    }

    @ParameterizedTest
    @CsvSource({
        "BUILDKITE, build_number",
        "BUILDKITE, build_id",
        "GITLAB, job_id",
        "GITLAB, pipeline_id",
        "CIRCLECI, oidc.circleci.com/job-id"
    })
    void aListOrAnObjectInPlaceOfARunIsNotTakenAsNone(SimulatedSystem system, String claim) {
        for (Object value : new Object[] {List.of(system.run()), Map.of("id", system.run())}) {
            report(system, elsewhere.token(system).claim(claim, value))
                    .assertRefused(403)
                    .assertDetail(claim);
        }
    }

    @Test
    void aRunIdMayBeANumber() {
        ObjectNode report = Elsewhere.of(SimulatedSystem.BUILDKITE, Reports.inProgress(world.relayedEvent()));
        Reports.workflow(report).put("run_id", 4711);
        world.report(elsewhere.token(SimulatedSystem.BUILDKITE), report).assertTaken(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a/b", "{crcr}", "\u00fc", "a\nb", "x*"})
    void aRunIdOfOtherCharactersIsMalformed(String run) {
        for (String id : new String[] {run, run + "x".repeat(101)}) {
            ObjectNode report = Elsewhere.of(SimulatedSystem.CIRCLECI, Reports.inProgress("d-1"));
            Reports.workflow(report).put("run_id", id);
            world.report(elsewhere.token(SimulatedSystem.CIRCLECI), report)
                    .assertRefused(400)
                    .assertDetail("workflow.run_id must be 1 to 100 letters");
        }
    }

    @Test
    void onGitHubARunIdHasDigitsOnly() {
        ObjectNode report = Reports.inProgress("d-1");
        Reports.workflow(report).put("run_id", "0190a1b2-1234-4000-8000-0123456789ab");
        world.report(world.token(Surroundings.DELTA), report)
                .assertRefused(400)
                .assertDetail("workflow.run_id must be up to 19 digits");
    }
}
