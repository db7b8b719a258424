package crcr.endtoend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where another repository has a former name, GitHub does not redirect: reports to the relay show the rename. */
class DoctorOfNamesTest {
    private static final long ID = 65_600_975;

    private final World world = World.start();

    @BeforeEach
    void install() {
        world.github().install(Surroundings.UPSTREAM);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private static Webhook event(String repository) {
        ObjectNode payload = Payloads.smallPullRequest();
        payload.withObject("/repository").put("full_name", repository).put("id", ID);
        return Webhook.of("pull_request", Webhook.newDelivery(), Payloads.utf8(payload));
    }

    private DoctorReport examined() {
        return DoctorReport.of(0, world.settings());
    }

    @Test
    void anUpstreamWhoseNameWasTakenIsToldByItsEvents() {
        world.send(event(Surroundings.UPSTREAM)).assertTaken(202);
        examined().assertDoesNotMention("name of");
        world.github().rename(Surroundings.UPSTREAM, "pytorch/renamed");
        world.github().createAnew(Surroundings.UPSTREAM);
        world.github().install(Surroundings.UPSTREAM);

        world.send(event("pytorch/renamed")).assertTaken(202);

        DoctorReport report = examined();
        report.assertOk("upstream pytorch/pytorch");
        report.assertFound("warning", "name of pytorch/pytorch", "", "set UPSTREAM_REPO to pytorch/renamed");
    }

    @Test
    void aDownstreamWhoseNameWasTakenIsToldByItsReports() {
        String delivery = world.relayedEvent();
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
        world.github().rename(Surroundings.ALPHA, "acme/renamed");
        world.github().createAnew(Surroundings.ALPHA);
        world.github().install(Surroundings.ALPHA);
        SimulatedToken renamed = world.token(Surroundings.ALPHA).claim("repository", "acme/renamed");

        Eventually.holds("the ids are known", () -> {
            // Not so often that it counts as a flood.
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            return world.report(renamed, Reports.completed(delivery)).status() == 200;
        });

        examined().assertFound("warning", "name of acme/alpha", "", "list it as acme/renamed instead");
    }
}
