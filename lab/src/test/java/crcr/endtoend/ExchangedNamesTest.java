package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two downstreams that exchanged their names are still themselves, in what they get and in what they report. */
class ExchangedNamesTest {
    private final World world = World.start();

    @AfterEach
    void end() {
        world.close();
    }

    private SimulatedToken token(String created, String calledNow) {
        return world.token(created).claim("repository", calledNow);
    }

    private void exchange() {
        world.github().rename(Surroundings.ALPHA, "acme/between");
        world.github().rename(Surroundings.DELTA, Surroundings.ALPHA);
        world.github().rename("acme/between", Surroundings.DELTA);
    }

    @Test
    void eachGetsItsDispatchesAndReportsAsItself() {
        String first = world.relayedEvent();
        world.report(Surroundings.ALPHA, Reports.inProgress(first)).assertTaken(200);
        world.report(Surroundings.DELTA, Reports.inProgress(first)).assertTaken(200);
        exchange();

        // The jobs of before go on.
        Eventually.holds("the ids are known", () -> {
            // Not so often that it counts as a flood.
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            return world.report(token(Surroundings.ALPHA, Surroundings.DELTA), Reports.completed(first))
                            .status()
                    == 200;
        });
        world.report(token(Surroundings.DELTA, Surroundings.ALPHA), Reports.completed(first))
                .assertTaken(200);
        assertEquals(
                List.of("acme/alpha", "acme/alpha", "acme/delta", "acme/delta"),
                world.recordsOf(first).stream()
                        .map(record ->
                                record.json().at("/trusted/verified_repo").asText())
                        .sorted()
                        .toList());

        // At first a dispatch to a name reaches its present owner, and then each goes to its id.
        Eventually.holds("dispatches follow the ids", () -> {
            String next = world.relayedEvent();
            assertEquals(
                    Surroundings.DOWNSTREAMS.size(), world.dispatchesOf(next).size());
            report(next, Surroundings.ALPHA, Surroundings.DELTA);
            report(next, Surroundings.DELTA, Surroundings.ALPHA);
            return followed(Surroundings.ALPHA) > 0 && followed(Surroundings.DELTA) > 0;
        });
    }

    private double followed(String listed) {
        return Measured.at(world, "crcr_renamed_dispatches_total{repo=\"" + listed + "\"}");
    }

    private void report(String delivery, String created, String calledNow) {
        ObjectNode echo = CallbackTokenTest.clientPayload(world, delivery, calledNow);
        echo.set("workflow", Reports.workflow(Reports.inProgress(delivery)).put("check_run_id", created + delivery));
        world.report(token(created, calledNow), echo).assertTaken(200);
        assertEquals(
                created,
                world.recordsOf(delivery)
                        .getLast()
                        .json()
                        .at("/trusted/verified_repo")
                        .asText());
    }
}
