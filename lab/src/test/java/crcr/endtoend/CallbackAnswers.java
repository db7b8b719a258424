package crcr.endtoend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.lab.simulator.oidc.SimulatedSystem;
import crcr.lab.simulator.oidc.SimulatedToken;

/** What a callback is answered whose token holds and which is refused, while nothing is away. */
final class CallbackAnswers {
    private static final int LARGEST_BODY = 2 * 1024 * 1024 - 16 * 1024;

    private final World world;
    private final Elsewhere elsewhere;
    private final String delivery;

    private CallbackAnswers(World world, Elsewhere elsewhere) {
        this.world = world;
        this.elsewhere = elsewhere;
        this.delivery = world.relayedEvent();
    }

    /** Makes each of the answers occur. */
    static void occurIn(World world, Elsewhere elsewhere) {
        CallbackAnswers answers = new CallbackAnswers(world, elsewhere);
        answers.ofWho();
        answers.ofWhat();
        answers.ofCallbackTokens();
        answers.ofSelfReports();
        answers.ofStates();
        answers.ofFloods();
    }

    private SimulatedToken alpha() {
        return world.token(Surroundings.ALPHA).run("9001", "1");
    }

    private ObjectNode report() {
        return Reports.inProgress(delivery);
    }

    private void refused(int status, SimulatedToken token, ObjectNode report) {
        world.report(token, report).assertRefused(status);
    }

    private void ofWho() {
        SimulatedToken buildkite = elsewhere.token(SimulatedSystem.BUILDKITE);
        refused(403, buildkite.claim("pipeline_id", "0190bbbb-0000-4000-8000-000000000000"), report());
        refused(403, buildkite.withoutClaim("pipeline_id"), report());
        refused(403, world.token("mallory/alpha"), report());
        world.report(alpha(), report()).assertTaken(200);
        refused(403, alpha().claim("repository_id", "1"), report());
        refused(403, alpha().run("9002", "1"), report());
    }

    private void ofWhat() {
        world.report(Surroundings.ALPHA, new byte[] {'{'}).assertRefused(400);
        world.report(Surroundings.ALPHA, new byte[LARGEST_BODY + 1]).assertRefused(413);
    }

    private void ofCallbackTokens() {
        refused(403, alpha(), report().put("callback_token", "garbage"));
        String expired = TokenForge.withDerivedKey().expired().token(delivery, Surroundings.ALPHA);
        refused(403, alpha(), report().put("callback_token", expired));
        String ofBeta = TokenForge.withDerivedKey().token(delivery, Surroundings.BETA);
        refused(403, alpha(), report().put("callback_token", ofBeta));
        ObjectNode changed =
                report().put("callback_token", TokenForge.withDerivedKey().token(delivery, Surroundings.ALPHA));
        changed.withObject("/payload").put("number", 1);
        refused(403, alpha(), changed);
    }

    private void ofSelfReports() {
        ObjectNode nightly = SelfReports.nightly("build");
        refused(403, alpha().claim("event_name", "repository_dispatch"), nightly);
        ObjectNode ofNoCommit = SelfReports.nightly("build");
        ofNoCommit.withObject("/payload").put("head_sha", "f".repeat(40));
        refused(422, SelfReports.scheduled(world, Surroundings.ALPHA), ofNoCommit);
    }

    private void ofStates() {
        refused(409, alpha(), Reports.inProgress("never-dispatched"));
        refused(409, alpha(), report());
        ObjectNode ofAnotherJob = report();
        Reports.workflow(ofAnotherJob).put("job_name", "first").put("check_run_id", "4711");
        world.report(alpha(), ofAnotherJob).assertTaken(200);
        Reports.workflow(ofAnotherJob).put("job_name", "second");
        refused(409, alpha(), ofAnotherJob);
    }

    private void ofFloods() {
        Eventually.holds(
                "the address counts as a flood",
                () -> world.http()
                                .report(world.atPublicPort("/github/callback"), "garbage", new byte[0])
                                .status()
                        == 429);
    }
}
