package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class IssuerOutageTest {
    @Test
    void aTokenThatCannotBeCheckedIsRefusedForNow() {
        try (World world = World.start()) {
            String delivery = world.relayedEvent();
            world.issuer().fail();
            RelayAnswer refused = world.report(Surroundings.ALPHA, Reports.inProgress(delivery));
            assertTrue(refused.assertRefusedForNow(503).detail().contains("issuer"), refused.body());
            assertEquals(0, world.hud().requests());
        }
    }

    @Test
    void aTokenOfAKnownKeyIsTakenWhileItsIssuerIsAway() {
        try (World world = World.start()) {
            String delivery = world.relayedEvent();
            world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
            world.issuer().fail();
            world.report(Surroundings.ALPHA, Reports.completed(delivery)).assertTaken(200);
        }
    }
}
