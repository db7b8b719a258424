package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** Clients of a relay that trusts no proxy. */
class DirectClientTest {
    private static final int FAILURES = 60;

    private static RelayAnswer send(World world, String forwardedFor) {
        return world.http()
                .send(Http.request(world.atPublicPort("/github/callback"))
                        .header("X-Forwarded-For", forwardedFor)
                        .POST(BodyPublishers.noBody())
                        .build());
    }

    @Test
    void aClientCannotSpeakForOthers() {
        try (World world = World.start()) {
            for (int number = 0; number <= FAILURES; number++) {
                RelayAnswer answer = send(world, "203.0.113." + number);
                assertEquals(number < FAILURES ? 401 : 429, answer.status(), "failure " + number);
            }
        }
    }

    @Test
    void theFirstTokenOfAllIsTakenFromAFloodedAddress() {
        try (World world = World.start()) {
            String delivery = world.relayedEvent();
            for (int number = 0; number < FAILURES; number++) {
                send(world, "203.0.113.1").assertRefused(401);
            }
            send(world, "203.0.113.1").assertRefusedForNow(429);

            // No key of the issuer is known yet.
            world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
        }
    }
}
