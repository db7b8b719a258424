package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.lab.simulator.oidc.SimulatedSystem;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the providers' file and the kinds of the issuers make of tokens of other CI systems. */
class PipelineTrustTest {
    private final Elsewhere elsewhere = new Elsewhere();

    @AfterEach
    void end() {
        elsewhere.close();
    }

    @Test
    void aRepositoryThatIsNotListedGainsNothingByAPipeline() {
        elsewhere.publish("providers:\n" + Elsewhere.entry(SimulatedSystem.GITLAB, "repo: pytorch/pytorch"));
        try (World strict = elsewhere.world(Map.of())) {
            strict.report(
                            elsewhere.token(SimulatedSystem.GITLAB),
                            Elsewhere.of(SimulatedSystem.GITLAB, Reports.inProgress("d-1")))
                    .assertRefused(403)
                    .assertDetail("pytorch/pytorch is not on the allowlist");
        }
    }

    @Test
    void aClaimThatDoesNotFitIsRefusedWithWhatWould() {
        elsewhere.publish("providers:\n"
                + Elsewhere.entry(
                        SimulatedSystem.BUILDKITE, "repo: acme/delta, required_claims: {build_branch: [main, nightly]}")
                + Elsewhere.entry(
                        SimulatedSystem.GITLAB, "repo: acme/delta, required_claims: {ref_protected: [true]}"));
        try (World strict = elsewhere.world(Map.of())) {
            SimulatedToken ofFork = elsewhere.token(SimulatedSystem.BUILDKITE).claim("build_branch", "fork:main");
            ObjectNode report = Elsewhere.of(SimulatedSystem.BUILDKITE, Reports.inProgress(strict.relayedEvent()));

            strict.report(ofFork, report)
                    .assertRefused(403)
                    .assertDetail("\"build_branch\" is \"fork:main\"")
                    .assertDetail("\"main\" or \"nightly\"");
            strict.report(ofFork.withoutClaim("build_branch"), report)
                    .assertRefused(403)
                    .assertDetail("absent");
            strict.report(elsewhere.token(SimulatedSystem.BUILDKITE), report).assertTaken(200);
            strict.report(
                            elsewhere.token(SimulatedSystem.GITLAB).claim("ref_protected", true),
                            Elsewhere.of(SimulatedSystem.GITLAB, Reports.inProgress(strict.relayedEvent())))
                    .assertTaken(200);
        }
    }

    @Test
    void whatARefusalSaysOfTheFileHasBounds() {
        String name = "n".repeat(100_000);
        elsewhere.publish("providers:\n"
                + Elsewhere.entry(
                        SimulatedSystem.BUILDKITE, "repo: acme/delta, required_claims: {? " + name + " : main}")
                + Elsewhere.entry(
                        SimulatedSystem.GITLAB,
                        "repo: acme/delta, required_claims: {ref: [" + "release, ".repeat(10_000) + "last]}"));
        try (World world = elsewhere.world(Map.of())) {
            RelayAnswer ofName = world.report(
                            elsewhere.token(SimulatedSystem.BUILDKITE),
                            Elsewhere.of(SimulatedSystem.BUILDKITE, Reports.inProgress("d-1")))
                    .assertRefused(403)
                    .assertDetail("absent, and must be \"main\"");
            RelayAnswer ofValues = world.report(
                            elsewhere.token(SimulatedSystem.GITLAB),
                            Elsewhere.of(SimulatedSystem.GITLAB, Reports.inProgress("d-1")))
                    .assertRefused(403)
                    .assertDetail("\"release\" or one of 9981 more");
            assertTrue(ofName.detail().length() < 1_000 && ofValues.detail().length() < 1_000);
        }
    }

    @Test
    void anIssuerWhoseKindIsAnotherProvesNobody() {
        try (World wrong = elsewhere.world(Map.of(
                "OIDC_ISSUER",
                elsewhere.issuersAs(system -> system == SimulatedSystem.GITLAB ? "buildkite" : "gitlab")))) {
            for (SimulatedSystem system : Elsewhere.SYSTEMS) {
                wrong.report(elsewhere.token(system), Elsewhere.of(system, Reports.inProgress("d-1")))
                        .assertRefused(403)
                        .assertDetail("lacks the claim");
            }
        }
        try (World wrong = elsewhere.world(Map.of("OIDC_ISSUER", elsewhere.issuersAs(_ -> "github")))) {
            wrong.report(
                            elsewhere.token(SimulatedSystem.BUILDKITE),
                            Elsewhere.of(SimulatedSystem.BUILDKITE, Reports.inProgress("d-1")))
                    .assertRefused(401)
                    .assertDetail("repository");
        }
    }

    @Test
    void withoutAProvidersFileItIsSaidThatThereIsNone() {
        try (World none = World.with(elsewhere.settings(Map.of("CI_PROVIDERS_URL", "")))) {
            for (SimulatedSystem system : Elsewhere.SYSTEMS) {
                none.report(elsewhere.token(system), Elsewhere.of(system, Reports.inProgress("d-1")))
                        .assertRefused(403)
                        .assertDetail("no providers' file is configured")
                        .assertDetail("CI_PROVIDERS_URL");
            }
        }
    }

    @Test
    void beforeAFileIsLoadedACallbackIsPutOff() {
        try (World early = World.with(elsewhere.settings(Map.of("CI_PROVIDERS_URL", "file:/nowhere/providers.yaml")))) {
            for (SimulatedSystem system : Elsewhere.SYSTEMS) {
                early.report(elsewhere.token(system), Elsewhere.of(system, Reports.inProgress("d-1")))
                        .assertRefusedForNow(503)
                        .assertDetail("providers' file");
            }
            // It is no fault of theirs, so that their address never counts as a flood.
            for (int more = 0; more < 70; more++) {
                early.report(
                                elsewhere.token(SimulatedSystem.GITLAB),
                                Elsewhere.of(SimulatedSystem.GITLAB, Reports.inProgress("d-1")))
                        .assertRefusedForNow(503);
            }
            early.report(early.token(Surroundings.ALPHA), Reports.inProgress(early.relayedEvent()))
                    .assertTaken(200);
        }
    }

    @Test
    void aGoodTokenIsTakenWhileItsAddressFloods() {
        try (World flooded = elsewhere.world(Map.of())) {
            String delivery = flooded.relayedEvent();
            SimulatedToken unknown = elsewhere.token(SimulatedSystem.GITLAB).claim("project_id", "9");
            ObjectNode report = Elsewhere.of(SimulatedSystem.GITLAB, Reports.inProgress(delivery));
            Eventually.holds(
                    "the address counts as a flood",
                    () -> flooded.report(unknown, report).status() == 429);

            flooded.report(elsewhere.token(SimulatedSystem.GITLAB), report).assertTaken(200);
        }
    }
}
