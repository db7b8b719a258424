package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.github.ReceivedDispatch;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A name in another spelling is the same name, and nothing that only changes its spelling is a rename. */
class SpellingOfNamesTest {
    private final World world = World.start();
    private final Operator operator = Operator.of(world);

    @AfterEach
    void end() {
        world.close();
    }

    private JsonNode known(String kind) {
        JsonNode all = operator.get("/trust").assertTaken(200).json().path(kind);
        assertEquals(1, all.size(), all::toString);
        return all.get(0);
    }

    @Test
    void anUpstreamInAnotherSpellingIsNotRenamed() {
        for (String name : List.of(Surroundings.UPSTREAM, "PyTorch/PYTORCH")) {
            ObjectNode payload = Payloads.smallPullRequest();
            payload.withObject("/repository").put("full_name", name).put("id", 65_600_975);
            world.send(Webhook.of("pull_request", Webhook.newDelivery(), Payloads.utf8(payload)))
                    .assertTaken(202);
        }

        assertFalse(known("upstreams").has("present_name"));
        assertEquals(0, Measured.at(world, "crcr_renamed_events_total{outcome=\"relayed\"}"));
    }

    @Test
    void aDownstreamInAnotherSpellingIsNotRenamed() {
        String delivery = world.relayedEvent();
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
        world.github().rename(Surroundings.ALPHA, "Acme/Alpha");

        world.report("ACME/alpha", Reports.completed(delivery)).assertTaken(200);
        List<String> receivers = world.dispatchesOf(world.relayedEvent()).stream()
                .map(ReceivedDispatch::repository)
                .toList();

        assertEquals(Surroundings.DOWNSTREAMS.size(), receivers.size(), receivers::toString);
        JsonNode identity = known("identities");
        assertEquals(Surroundings.ALPHA, identity.path("repo").asText());
        assertFalse(identity.has("present_name"), identity::toString);
        assertEquals(0, operator.trust("forget", "ACME/ALPHA").status());
        assertEquals(
                0,
                operator.get("/trust")
                        .assertTaken(200)
                        .json()
                        .path("identities")
                        .size());
    }
}
